package com.motionmavericks.domain.identity;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// The durations of sessions.
///
/// @param longest from the beginning of a session to its end, however often it is refreshed
/// @param idle from a refresh to the end of a session that is not refreshed again
/// @param grace how long after a refresh the replaced token still gives the same answer
public record SessionTimes(Duration longest, Duration idle, Duration grace) {
    /// What a configuration leaves out has its default.
    public SessionTimes {
        longest = requireNonNullElse(longest, Duration.ofDays(30));
        idle = requireNonNullElse(idle, Duration.ofDays(14));
        // Covers two tabs that refresh at once, and a retry after a lost answer.
        grace = requireNonNullElse(grace, Duration.ofSeconds(10));
    }
}
