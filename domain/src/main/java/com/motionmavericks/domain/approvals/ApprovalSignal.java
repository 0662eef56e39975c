package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What happens to an approval that its workflow must look at.
enum ApprovalSignal implements WorkflowSignal {
    REQUESTED,
    DECIDED,
    WITHDRAWN,
    REVIEWER_LEFT,
    ATTENDED;

    @Override
    public String workflowType() {
        return Approvals.WORKFLOW_TYPE;
    }
}
