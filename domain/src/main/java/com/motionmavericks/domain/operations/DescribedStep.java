package com.motionmavericks.domain.operations;

import org.jspecify.annotations.Nullable;

/// A parked step, or one that was left, and what it is about.
///
/// @param subject absent if the workflow's row no longer exists
public record DescribedStep(ParkedStep parked, @Nullable Subject subject) {}
