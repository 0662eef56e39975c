package com.motionmavericks.domain.limits;

import java.time.Duration;

/// Whether a request is within its limit, and what is left of the quota.
///
/// @param remaining requests that are available at once
/// @param fullIn time until the whole quota is available
/// @param retryAfter time until the next request is allowed; zero if it is now
public record Decision(RateLimit limit, Quota quota, boolean isAllowed, long remaining, Duration fullIn,
        Duration retryAfter) {

    /// @param ahead how far the theoretical arrival is ahead of now
    static Decision of(RateLimit limit, Quota quota, boolean isAllowed, Duration ahead) {
        var fullIn = ahead.isNegative() ? Duration.ZERO : ahead;
        var emission = quota.emission();
        var remaining = emission.multipliedBy(quota.size()).minus(fullIn).dividedBy(emission);
        var retryAfter = fullIn.minus(emission.multipliedBy(quota.size() - 1L));
        return new Decision(limit, quota, isAllowed, Math.max(0, remaining), fullIn,
                retryAfter.isNegative() ? Duration.ZERO : retryAfter);
    }

    /// Whole seconds until the next request is allowed, at least one.
    public long retryAfterSeconds() {
        return Math.max(1, seconds(retryAfter));
    }

    /// Whole seconds until the whole quota is available.
    public long fullInSeconds() {
        return seconds(fullIn);
    }

    private static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
