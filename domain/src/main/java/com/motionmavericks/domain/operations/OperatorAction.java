package com.motionmavericks.domain.operations;

/// How a parked step is left.
public enum OperatorAction {
    /// Try it again.
    RETRY("step.retried"),
    /// Go on without it.
    SKIP("step.skipped"),
    /// Give the whole thing up.
    ABORT("step.aborted");

    private final String eventType;

    OperatorAction(String eventType) {
        this.eventType = eventType;
    }

    String eventType() {
        return eventType;
    }
}
