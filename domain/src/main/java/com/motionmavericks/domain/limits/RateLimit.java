package com.motionmavericks.domain.limits;

import java.time.Duration;
import java.util.Locale;

/// The rate limits, by class of route. `docs/limits.md` lists them with their reasons.
public enum RateLimit {
    READ(1200, Duration.ofMinutes(1), WithoutPostgres.OPEN),
    WRITE(300, Duration.ofMinutes(1), WithoutPostgres.OPEN),
    INVITATIONS(100, Duration.ofHours(1), WithoutPostgres.CLOSED),
    PAGES(120, Duration.ofMinutes(1), WithoutPostgres.OPEN),
    SECRETS(30, Duration.ofMinutes(1), WithoutPostgres.CLOSED),
    SIGN_IN(20, Duration.ofHours(1), WithoutPostgres.CLOSED),
    WEBHOOKS(3000, Duration.ofMinutes(1), WithoutPostgres.OPEN),
    FAILED_AUTHENTICATION(60, Duration.ofMinutes(1), WithoutPostgres.OPEN);

    /// What happens while Postgres does not count.
    public enum WithoutPostgres {
        /// Each process allows the whole quota on its own.
        OPEN,
        /// Requests are refused.
        CLOSED
    }

    private final int size;
    private final Duration window;
    private final WithoutPostgres withoutPostgres;

    RateLimit(int size, Duration window, WithoutPostgres withoutPostgres) {
        this.size = size;
        this.window = window;
        this.withoutPostgres = withoutPostgres;
    }

    public Quota quota() {
        return new Quota(size, window);
    }

    public WithoutPostgres withoutPostgres() {
        return withoutPostgres;
    }

    /// Its name in headers, metrics and docs, for example `sign-in`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
