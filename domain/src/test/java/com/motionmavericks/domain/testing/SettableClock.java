package com.motionmavericks.domain.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes on only when a test says so.
public final class SettableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-12-01T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
