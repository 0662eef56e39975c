package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What a change of address tells its workflow.
enum EmailChangeSignal implements WorkflowSignal {
    REQUESTED,
    CONFIRMED,
    CANCELLED,
    ATTENDED;

    @Override
    public String workflowType() {
        return EmailChangeProcess.WORKFLOW_TYPE;
    }
}
