package com.motionmavericks.domain.events;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// The signals that an event sends to its notification workflow.
enum EventSignal implements WorkflowSignal {
    OPENED;

    @Override
    public String workflowType() {
        return "Notification";
    }
}
