package com.motionmavericks.domain.limits;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Whether this process asks Postgres to count. After a failure one call in two seconds tries again, and no other waits for it.
final class CircuitBreaker {
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    private final AtomicLong next = new AtomicLong();
    private volatile boolean hasFailed;

    boolean allowsCall() {
        if (!hasFailed) {
            return true;
        }
        var now = System.nanoTime();
        var due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS);
    }

    void failed() {
        next.set(System.nanoTime() + PAUSE_NANOS);
        hasFailed = true;
    }

    void succeeded() {
        hasFailed = false;
    }
}
