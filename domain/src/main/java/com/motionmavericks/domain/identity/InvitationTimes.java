package com.motionmavericks.domain.identity;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// The durations of invitations.
///
/// @param lifetime the default time until an invitation expires
/// @param shortest the shortest time that an inviter may choose
/// @param longest the longest one
/// @param remindAfter from the sending of an invitation to its reminder
/// @param checkAfter from the sending of a mail to the question what became of it, if the vendor has not called
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
