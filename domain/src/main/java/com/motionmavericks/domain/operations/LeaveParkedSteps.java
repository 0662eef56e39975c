package com.motionmavericks.domain.operations;

import com.motionmavericks.steps.OperatorAction;

/// The command that applies an operator action to all parked steps that match.
///
/// @param isDryRun whether it only counts them
public record LeaveParkedSteps(ParkedStepFilter filter, OperatorAction action, boolean isDryRun) {}
