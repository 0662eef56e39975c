package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What a share link tells its workflow.
enum ShareLinkSignal implements WorkflowSignal {
    CREATED,
    EXTENDED,
    REVOKED,
    LOCKED,
    UNLOCKED,
    OWNER_LEFT,
    ATTENDED;

    @Override
    public String workflowType() {
        return ShareLinkProcess.WORKFLOW_TYPE;
    }
}
