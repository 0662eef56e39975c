package com.motionmavericks.domain.events;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What an event tells the workflow that notifies people of it.
enum EventSignal implements WorkflowSignal {
    OPENED;

    @Override
    public String workflowType() {
        return "Notification";
    }
}
