package com.motionmavericks.domain.limits;

import java.time.Duration;

/// How many requests are allowed: the size at once, and then one more in each interval of the window divided by the size.
public record Quota(int size, Duration window) {
    private static final int MICRO = 1000;
    /// A process may serve one request in 200 before it tells the others, but never more than 10.
    private static final int CREDIT_SHARE = 200;
    private static final int MOST_CREDIT = 10;

    /// The time in which one request becomes available, in whole microseconds.
    Duration emission() {
        return Duration.ofNanos(Math.max(1, window.toNanos() / size / MICRO) * MICRO);
    }

    /// The number of requests that a process may serve before it charges them.
    int credit() {
        return Math.min(size / CREDIT_SHARE, MOST_CREDIT);
    }

    Quota times(double factor) {
        return new Quota((int) Math.max(1, Math.round(size * factor)), window);
    }
}
