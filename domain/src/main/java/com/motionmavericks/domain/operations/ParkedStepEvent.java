package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.events.EventType;

/// The event types of parked steps.
public enum ParkedStepEvent implements EventType {
    PARKED,
    RELEASED,
    RETRIED,
    SKIPPED,
    ABORTED;

    @Override
    public String subjectType() {
        return "step";
    }
}
