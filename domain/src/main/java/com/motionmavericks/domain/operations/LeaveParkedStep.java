package com.motionmavericks.domain.operations;

import com.motionmavericks.steps.OperatorAction;
import java.util.UUID;

/// The command to leave a parked step.
public record LeaveParkedStep(UUID id, OperatorAction action) {}
