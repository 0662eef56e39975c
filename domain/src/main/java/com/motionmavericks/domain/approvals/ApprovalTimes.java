package com.motionmavericks.domain.approvals;

import java.time.Duration;

/// How long things take with approvals.
///
/// @param shortest the shortest time until the deadline that somebody may ask for
/// @param longest the longest one
/// @param remindBefore from the reminder to the deadline; where less time is left, it comes half-way
public record ApprovalTimes(Duration shortest, Duration longest, Duration remindBefore) {}
