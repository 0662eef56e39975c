package com.motionmavericks.domain.operations;

import com.motionmavericks.steps.OperatorAction;
import java.util.UUID;

/// The command that applies an operator action to a parked step.
public record LeaveParkedStep(UUID id, OperatorAction action) {}
