package com.motionmavericks.domain.operations;

/// What became of a [LeaveParkedSteps].
///
/// @param count the steps that matched
/// @param left those that are no longer parked: the oldest, at most [ParkedSteps#AT_ONCE]; none after a dry run
public record LeftSteps(int count, int left) {}
