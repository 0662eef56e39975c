package com.motionmavericks.domain.secrets;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.motionmavericks.domain.overload.Bulkhead;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// Hashes passwords with Argon2id and OWASP's parameters. A hash takes about 50 ms, so do not hash inside a transaction.
/// The number of concurrent hashes is limited: beyond a short queue, every method throws [Refused] with OVERLOADED.
public final class Passwords {
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final Zxcvbn STRENGTH = new Zxcvbn();
    /// From 0 to 4. Below it, fewer than a million guesses are enough.
    private static final int WEAKEST_SCORE = 2;
    /// The estimate takes long for long texts, and no text needs more to be strong.
    private static final int MOST_ESTIMATED = 64;
    /// A hash uses 19 MiB and a whole processor. Half of the processors stay free for other work.
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int QUEUE = 16;
    private static final Bulkhead HASHING = new Bulkhead(AT_ONCE, QUEUE, Duration.ofSeconds(1), Passwords::overloaded);
    private static final Bulkhead GUESSING = new Bulkhead(AT_ONCE + QUEUE, 0, Duration.ZERO, Passwords::overloaded);
    /// A quarter of the places for each studio, so that an attack on one leaves places for the others. A studio is forgotten when
    /// nobody guesses.
    private static final LoadingCache<UUID, Bulkhead> GUESSING_AT_STUDIO = Caffeine.newBuilder().weakValues()
            .build(_ -> new Bulkhead(QUEUE / 4, QUEUE, Duration.ofSeconds(1), Passwords::overloaded));

    private Passwords() {}

    /// Whether a password is a common one, or made of common words, names, dates or patterns.
    public static boolean isWeak(String password) {
        return STRENGTH.measure(password.substring(0, Math.min(MOST_ESTIMATED, password.length())))
                .getScore() < WEAKEST_SCORE;
    }

    /// @return the value to store: parameters, salt and hash, as `$argon2id$...`
    public static String hash(String password) {
        return HASHING.call(() -> Password.hash(normal(password)).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult());
    }

    /// @param hash a result of [#hash]
    public static boolean matches(String password, String hash) {
        return HASHING
                .call(() -> Password.check(normal(password), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /// Runs a check of a password that an anonymous caller sent. The number of concurrent checks is limited, for each studio
    /// too; further checks wait up to a second or are refused before they open a transaction.
    ///
    /// @throws Refused with OVERLOADED
    public static <T> T guess(UUID tenantId, Supplier<T> work) {
        return GUESSING_AT_STUDIO.get(tenantId).call(() -> GUESSING.call(work));
    }

    /// Unicode's form NFKC, because keyboards encode the same letter differently.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static Refused overloaded() {
        return new Refused(Refusal.OVERLOADED, "Too many passwords are being checked. Try again in a moment.");
    }
}
