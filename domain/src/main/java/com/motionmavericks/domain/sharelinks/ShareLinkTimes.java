package com.motionmavericks.domain.sharelinks;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// The durations of share links.
///
/// @param shortest the shortest lifetime
/// @param longest the longest one
/// @param lockFor how long a link is locked after too many wrong passwords
/// @param warnBefore from the owner's warning to the expiry; where less time is left, it comes half-way
public record ShareLinkTimes(Duration shortest, Duration longest, Duration warnBefore,
        Duration lockFor) {
    /// What a configuration leaves out has its default.
    public ShareLinkTimes {
        shortest = requireNonNullElse(shortest, Duration.ofHours(1));
        longest = requireNonNullElse(longest, Duration.ofDays(90));
        // Time enough to extend it during working hours.
        warnBefore = requireNonNullElse(warnBefore, Duration.ofDays(1));
        lockFor = requireNonNullElse(lockFor, Duration.ofMinutes(30));
    }
}
