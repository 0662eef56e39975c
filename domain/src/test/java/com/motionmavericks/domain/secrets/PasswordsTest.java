package com.motionmavericks.domain.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void aPasswordIsHashedWithOwaspsArgon2idAndANewSalt() {
        var hash = Passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("correct horse"));
        assertThat(Passwords.matches("correct horse", hash)).isTrue();
        assertThat(Passwords.matches("correct hors", hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
    }

    @Test
    void aPasswordMatchesInAnyUnicodeForm() {
        assertThat(Passwords.matches("Ka\u0308se und Brot", Passwords.hash("K\u00e4se und Brot"))).isTrue();
    }
}
