package com.motionmavericks.api.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Prefer: wait=N` (RFC 7240): the seconds that a caller would wait for a slow result.
///
/// A wait holds a thread, so a process allows few at once. When all places are taken, a new wait takes the place of the
/// oldest one, which is answered at once. Jetty does not report a client that hung up: its wait loses its place in the
/// same way.
public final class PreferHeader {
    /// The number of waits at once.
    static final int PLACES = 32;
    private static final Pattern WAIT = Pattern.compile("(?:^|.*[,;]\\s*)wait=(\\d{1,3})(?:[,;].*|$)");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    /// One latch per place, the oldest wait first. It opens when the wait loses its place.
    private static final Deque<CountDownLatch> WAITING = new ArrayDeque<>();

    private PreferHeader() {}

    /// Reads a thing until it is done, the caller's time is over, or the wait loses its place.
    ///
    /// @return the last read
    public static <T> T await(@Nullable String prefer, Supplier<T> read, Predicate<T> wished) {
        var deadline = System.nanoTime() + wait(prefer).toNanos();
        var thing = read.get();
        if (wished.test(thing) || System.nanoTime() >= deadline) {
            return thing;
        }
        var placeLost = takePlace();
        try {
            var pause = FIRST_PAUSE;
            while (!wished.test(thing) && System.nanoTime() < deadline
                    && !placeLost.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                thing = read.get();
                var longer = pause.multipliedBy(3).dividedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            leave(placeLost);
        }
        return thing;
    }

    private static CountDownLatch takePlace() {
        var placeLost = new CountDownLatch(1);
        synchronized (WAITING) {
            WAITING.addLast(placeLost);
            if (WAITING.size() > PLACES) {
                WAITING.removeFirst().countDown();
            }
        }
        return placeLost;
    }

    private static void leave(CountDownLatch placeLost) {
        synchronized (WAITING) {
            WAITING.remove(placeLost);
        }
    }

    private static Duration wait(@Nullable String prefer) {
        var matcher = WAIT.matcher(prefer == null ? "" : prefer.strip());
        var wait = matcher.matches() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
