package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What happens to an invitation that its workflow must look at.
enum InvitationSignal implements WorkflowSignal {
    INVITED,
    RESENT,
    ACCEPTED,
    REVOKED,
    REPORTED,
    ATTENDED;

    @Override
    public String workflowType() {
        return Invitations.WORKFLOW_TYPE;
    }
}
