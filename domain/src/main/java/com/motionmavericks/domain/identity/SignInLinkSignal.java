package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What a sign-in link tells its workflow.
enum SignInLinkSignal implements WorkflowSignal {
    REQUESTED,
    USED,
    ENDED,
    ATTENDED;

    @Override
    public String workflowType() {
        return SignInLinkProcess.WORKFLOW_TYPE;
    }
}
