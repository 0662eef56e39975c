package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What happens to a version of an asset that its workflow must look at.
enum AssetSignal implements WorkflowSignal {
    CREATED,
    REPORTED,
    ABANDONED,
    ATTENDED;

    @Override
    public String workflowType() {
        return Assets.WORKFLOW_TYPE;
    }
}
