package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What an invitation tells its workflow.
enum InvitationSignal implements WorkflowSignal {
    INVITED,
    RESENT,
    ACCEPTED,
    REVOKED,
    REPORTED,
    ATTENDED;

    @Override
    public String workflowType() {
        return InvitationProcess.WORKFLOW_TYPE;
    }
}
