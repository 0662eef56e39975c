package com.motionmavericks.domain.identity;

import java.time.Duration;
import java.time.Instant;

/// Limits the links that a member is mailed: how many there were in the hour that began with the first of them.
public record HourlyCount(Instant beganAt, int count) {
    /// The most links in an hour.
    static final int LIMIT = 5;

    static HourlyCount none(Instant now) {
        return new HourlyCount(now, 0);
    }

    /// The count with one more link.
    HourlyCount next(Instant now) {
        return now.isBefore(beganAt.plus(Duration.ofHours(1)))
                ? new HourlyCount(beganAt, count + 1)
                : new HourlyCount(now, 1);
    }

    boolean exceedsLimit() {
        return count > LIMIT;
    }
}
