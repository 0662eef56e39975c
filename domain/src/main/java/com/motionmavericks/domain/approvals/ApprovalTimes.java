package com.motionmavericks.domain.approvals;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// The durations of approvals.
///
/// @param shortest the shortest time until the deadline
/// @param longest the longest one
/// @param remindBefore from the reminder to the deadline; where less time is left, it comes half-way
public record ApprovalTimes(Duration shortest, Duration longest, Duration remindBefore) {
    /// What a configuration leaves out has its default.
    public ApprovalTimes {
        shortest = requireNonNullElse(shortest, Duration.ofHours(1));
        longest = requireNonNullElse(longest, Duration.ofDays(90));
        remindBefore = requireNonNullElse(remindBefore, Duration.ofDays(1));
    }
}
