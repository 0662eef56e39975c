package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// The signals to the workflow of an erasure.
enum ErasureSignal implements WorkflowSignal {
    REQUESTED;

    @Override
    public String workflowType() {
        return Erasures.WORKFLOW_TYPE;
    }
}
