package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What happens to a share link that its workflow must look at.
enum ShareLinkSignal implements WorkflowSignal {
    CREATED,
    EXTENDED,
    REVOKED,
    OWNER_LEFT,
    ATTENDED;

    @Override
    public String workflowType() {
        return ShareLinks.WORKFLOW_TYPE;
    }
}
