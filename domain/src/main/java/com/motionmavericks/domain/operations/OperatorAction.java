package com.motionmavericks.domain.operations;

/// How a parked step is left.
public enum OperatorAction {
    /// Try it again.
    RETRY(ParkedStepEvent.RETRIED),
    /// Go on without it.
    SKIP(ParkedStepEvent.SKIPPED),
    /// Give the whole thing up.
    ABORT(ParkedStepEvent.ABORTED);

    private final ParkedStepEvent event;

    OperatorAction(ParkedStepEvent event) {
        this.event = event;
    }

    ParkedStepEvent event() {
        return event;
    }
}
