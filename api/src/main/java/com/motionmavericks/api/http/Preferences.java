package com.motionmavericks.api.http;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Prefer: wait=N` (RFC 7240): how many seconds a caller would wait for what takes a while.
public final class Preferences {
    private static final Pattern WAIT = Pattern.compile("(?:^|.*[,;]\\s*)wait=(\\d{1,3})(?:[,;].*|$)");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Preferences() {}

    /// Reads a thing until it is as wished, or the caller's time is over.
    ///
    /// @return the thing as it was read last
    public static <T> T await(@Nullable String prefer, Supplier<T> read, Predicate<T> wished) {
        var deadline = System.nanoTime() + wait(prefer).toNanos();
        var thing = read.get();
        try {
            while (!wished.test(thing) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE);
                thing = read.get();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return thing;
    }

    private static Duration wait(@Nullable String prefer) {
        var matcher = WAIT.matcher(prefer == null ? "" : prefer.strip());
        var wait = matcher.matches() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
