package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What the digests of a studio tell their workflow.
enum DigestSignal implements WorkflowSignal {
    ATTENDED;

    @Override
    public String workflowType() {
        return Digests.WORKFLOW_TYPE;
    }
}
