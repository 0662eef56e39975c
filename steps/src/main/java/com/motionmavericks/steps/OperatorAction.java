package com.motionmavericks.steps;

/// What an operator can do with a parked step.
public enum OperatorAction {
    /// Run the step again.
    RETRY,
    /// Continue without the step, as if it were done.
    SKIP,
    /// End what the step belongs to, for example revoke the invitation.
    ABORT
}
