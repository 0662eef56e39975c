package com.motionmavericks.domain.identity;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// How long things take with invitations.
///
/// @param lifetime until an invitation expires, unless it says otherwise
/// @param shortest the shortest lifetime that somebody may ask for
/// @param longest the longest one
/// @param remindAfter from the sending of an invitation to its reminder
/// @param checkAfter from the sending of a mail until its vendor is asked what became of it, if it has not called
public record InvitationTimes(Duration lifetime, Duration shortest, Duration longest, Duration remindAfter,
        Duration checkAfter) {
    /// What a configuration leaves out has its default.
    public InvitationTimes {
        lifetime = requireNonNullElse(lifetime, Duration.ofDays(7));
        shortest = requireNonNullElse(shortest, Duration.ofHours(1));
        longest = requireNonNullElse(longest, Duration.ofDays(30));
        remindAfter = requireNonNullElse(remindAfter, Duration.ofDays(3));
        // Resend calls within seconds as a rule: this covers a lost call.
        checkAfter = requireNonNullElse(checkAfter, Duration.ofHours(1));
    }
}
