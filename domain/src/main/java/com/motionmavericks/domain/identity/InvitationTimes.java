package com.motionmavericks.domain.identity;

import java.time.Duration;

/// The durations of invitations.
///
/// @param lifetime the default time until an invitation expires
/// @param shortest the shortest time that an inviter may choose
/// @param longest the longest one
/// @param remindAfter from the sending of an invitation to its reminder
/// @param checkAfter from the sending of a mail to the question what became of it, if the vendor has not called
public record InvitationTimes(Duration lifetime, Duration shortest, Duration longest, Duration remindAfter,
        Duration checkAfter) {}
