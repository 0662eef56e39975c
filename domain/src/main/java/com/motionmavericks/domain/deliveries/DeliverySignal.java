package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What a delivery tells its workflow.
enum DeliverySignal implements WorkflowSignal {
    REPORTED,
    ATTENDED;

    @Override
    public String workflowType() {
        return Deliveries.WORKFLOW_TYPE;
    }
}
