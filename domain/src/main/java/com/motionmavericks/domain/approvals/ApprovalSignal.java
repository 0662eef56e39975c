package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What an approval tells its workflow.
enum ApprovalSignal implements WorkflowSignal {
    REQUESTED,
    DECIDED,
    WITHDRAWN,
    REVIEWER_LEFT,
    ATTENDED;

    @Override
    public String workflowType() {
        return ApprovalProcess.WORKFLOW_TYPE;
    }
}
