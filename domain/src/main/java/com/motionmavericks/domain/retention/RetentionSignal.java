package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// The signals to the workflow of a studio's rounds. The migration writes them, for all studios at once.
enum RetentionSignal implements WorkflowSignal {
    DUE;

    @Override
    public String workflowType() {
        return Retentions.WORKFLOW_TYPE;
    }
}
