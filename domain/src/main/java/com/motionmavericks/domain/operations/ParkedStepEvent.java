package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.events.EventType;

/// What happens to a parked step.
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
