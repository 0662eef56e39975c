package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// The signals to the workflow of a version.
enum AssetSignal implements WorkflowSignal {
    CREATED,
    REPORTED,
    ABANDONED,
    DELETION_DUE,
    ATTENDED;

    @Override
    public String workflowType() {
        return Assets.WORKFLOW_TYPE;
    }
}
