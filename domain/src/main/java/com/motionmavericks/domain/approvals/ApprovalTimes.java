package com.motionmavericks.domain.approvals;

import java.time.Duration;

/// The durations of approvals.
///
/// @param shortest the shortest time until the deadline
/// @param longest the longest one
/// @param remindBefore from the reminder to the deadline; when less time is left, the reminder comes half-way
public record ApprovalTimes(Duration shortest, Duration longest, Duration remindBefore) {}
