package com.motionmavericks.domain.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
    @Test
    void aPasswordIsHashedWithOwaspsArgon2idAndANewSalt() {
        var hash = Passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("correct horse"));
        assertThat(Passwords.matches("correct horse", hash)).isTrue();
        assertThat(Passwords.matches("correct hors", hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"password1,true", "12345678,true", "qwertyui,true", "hunter22,true", "aaaaaaaaaaaa,true",
            "correct horse battery,false",
            "Open Sesame,false", "k7#Vq9!x,false"})
    void aCommonPasswordIsWeak(String password, boolean weak) {
        assertThat(Passwords.isWeak(password)).isEqualTo(weak);
    }

    @Test
    void guessesAtOneStudioLeavePlacesForAnother() throws InterruptedException {
        var attacked = UUID.randomUUID();
        var held = new CountDownLatch(1);
        try (var attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = Stream.generate(() -> attackers.submit(() -> Passwords.guess(attacked, () -> await(held))))
                    .limit(30).toList();
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (guesses.stream().filter(Future::isDone).count() < 10) {
                assertThat(System.nanoTime()).as("the last ten are refused").isLessThan(deadline);
                Thread.sleep(1);
            }
            assertThat(Passwords.guess(UUID.randomUUID(), () -> "served")).isEqualTo("served");
            held.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPasswordMatchesInAnyUnicodeForm() {
        assertThat(Passwords.matches("Ka\u0308se und Brot", Passwords.hash("K\u00e4se und Brot"))).isTrue();
    }
}
