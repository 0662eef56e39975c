package com.motionmavericks.domain.operations;

import java.util.UUID;

/// The command to leave a parked step by a word.
public record LeaveParkedStep(UUID id, OperatorAction word) {}
