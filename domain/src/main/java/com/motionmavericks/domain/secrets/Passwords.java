package com.motionmavericks.domain.secrets;

import com.motionmavericks.domain.overload.Bulkhead;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.time.Duration;
import java.util.function.Supplier;

/// Passwords that people choose: Argon2id, as OWASP recommends it. To hash or check one takes some 50 ms, so no
/// transaction should wait for it. Few are hashed at once: beyond them and a short queue each throws [Refused] with
/// OVERLOADED.
public final class Passwords {
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    /// Each takes 19 MiB and a whole processor, of which half are left to everybody else.
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int QUEUE = 16;
    private static final Bulkhead HASHING = new Bulkhead(AT_ONCE, QUEUE, Duration.ofSeconds(1), Passwords::overloaded);
    private static final Bulkhead GUESSING = new Bulkhead(AT_ONCE + QUEUE, 0, Duration.ZERO, Passwords::overloaded);

    private Passwords() {}

    /// What may be kept of a password: parameters, salt and hash, as `$argon2id$...`.
    public static String hash(String password) {
        return HASHING.call(() -> Password.hash(normal(password)).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult());
    }

    /// Whether it is the password of which this hash was kept.
    public static boolean matches(String password, String hash) {
        return HASHING
                .call(() -> Password.check(normal(password), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /// Does all that is needed to check a password which anybody may guess. Few are checked at once, so that a flood of
    /// guesses costs next to nothing: no transaction either.
    ///
    /// @throws Refused with OVERLOADED, at once
    public static <T> T guess(Supplier<T> work) {
        return GUESSING.call(work);
    }

    /// Keyboards differ in how they write one and the same letter.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static Refused overloaded() {
        return new Refused(Refusal.OVERLOADED, "Too many passwords are being checked. Try again in a moment.");
    }
}
