package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What happens to a studio's digests that their workflow must look at.
enum DigestSignal implements WorkflowSignal {
    ATTENDED;

    @Override
    public String workflowType() {
        return Digests.WORKFLOW_TYPE;
    }
}
