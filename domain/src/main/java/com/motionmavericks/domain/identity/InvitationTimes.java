package com.motionmavericks.domain.identity;

import java.time.Duration;

/// How long things take with invitations.
///
/// @param lifetime until an invitation expires, unless it says otherwise
/// @param shortest the shortest lifetime that somebody may ask for
/// @param longest the longest one
/// @param remindAfter from the sending of an invitation to its reminder
/// @param checkAfter from the sending of a mail until its vendor is asked what became of it, if it has not called
public record InvitationTimes(Duration lifetime, Duration shortest, Duration longest, Duration remindAfter,
        Duration checkAfter) {}
