package com.motionmavericks.domain.secrets;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Passwords that people choose: Argon2id, as OWASP recommends it. To hash or check one takes some 50 ms, so no
/// transaction should wait for it.
public final class Passwords {
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    /// Each takes 19 MiB and a whole processor: more at once would be no faster, and could take all memory.
    private static final Semaphore AT_ONCE = new Semaphore(Runtime.getRuntime().availableProcessors());

    private Passwords() {}

    /// What may be kept of a password: parameters, salt and hash, as `$argon2id$...`.
    public static String hash(String password) {
        return oneOfFew(() -> Password.hash(normal(password)).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult());
    }

    /// Whether it is the password of which this hash was kept.
    public static boolean matches(String password, String hash) {
        return oneOfFew(() -> Password.check(normal(password), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /// Keyboards differ in how they write one and the same letter.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static <T> T oneOfFew(Supplier<T> work) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            AT_ONCE.release();
        }
    }
}
