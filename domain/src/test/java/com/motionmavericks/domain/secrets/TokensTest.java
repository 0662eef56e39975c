package com.motionmavericks.domain.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "new:ICECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Tokens TOKENS = new Tokens(SecretKeys.parse(OLD));

    private final Tokens.Claims claims = new Tokens.Claims("invitation", UUID.randomUUID(), UUID.randomUUID(), 3,
            "old");

    @Test
    void aTokenIsTheSameEachTimeAndVerifiesToItsClaims() {
        var token = TOKENS.derive(claims);
        assertThat(token).isEqualTo(TOKENS.derive(claims)).matches("[A-Za-z0-9._-]+");
        assertThat(TOKENS.verify("invitation", token)).contains(claims);
    }

    @Test
    void aTokenIsValidForOnePurposeOnly() {
        assertThat(TOKENS.verify("share-link", TOKENS.derive(claims))).isEmpty();
    }

    @Test
    void aTokenWithOneChangedCharacterIsInvalid() {
        var token = TOKENS.derive(claims);
        for (int i = 0; i < token.length() - 1; i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            var forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(TOKENS.verify("invitation", forged)).as("changed at " + i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "old.", "old.AAAA", "unknown.AAAA", "old.!!!", "no dots at all"})
    void malformedTextIsNoToken(String token) {
        assertThat(TOKENS.verify("invitation", token)).isEmpty();
    }

    @Test
    void anOldKeyStillVerifiesWhileANewOneMakesTokens() {
        var rotated = new Tokens(SecretKeys.parse(NEW + "," + OLD));
        assertThat(rotated.currentKeyId()).isEqualTo("new");
        assertThat(rotated.verify("invitation", TOKENS.derive(claims))).contains(claims);
        assertThat(new Tokens(SecretKeys.parse(NEW)).verify("invitation", TOKENS.derive(claims))).isEmpty();
    }

    @Test
    void aSealedValueOpensUnderItsKeyUnlessItWasChanged() {
        var sealed = new Seal(SecretKeys.parse(OLD)).seal("secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(new Seal(SecretKeys.parse(NEW + "," + OLD)).unseal(sealed)).asString().isEqualTo("secret");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> new Seal(SecretKeys.parse(OLD)).unseal(sealed)).isInstanceOf(UnknownSecretKey.class)
                .hasMessageContaining("Not sealed");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> SecretKeys.parse("k:AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoKeysOfOneIdAreRefused() {
        assertThatThrownBy(() -> SecretKeys.parse(NEW + "," + OLD.replace("old", "new")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("new")
                .hasMessageNotContaining("AAEC");
    }
}
