package com.motionmavericks.steps;

/// How an operator leaves a parked step.
public enum OperatorAction {
    /// Try it again.
    RETRY,
    /// Go on without it.
    SKIP,
    /// Give the whole thing up.
    ABORT
}
