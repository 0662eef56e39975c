package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// The signals to the workflow of a user of Clerk. The migration writes `arrived` and `due` too.
enum ClerkUserSignal implements WorkflowSignal {
    ARRIVED,
    REPORTED,
    DUE,
    ATTENDED;

    @Override
    public String workflowType() {
        return ClerkUsers.WORKFLOW_TYPE;
    }
}
