package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What happens to a delivery that its workflow must look at.
enum DeliverySignal implements WorkflowSignal {
    REPORTED,
    ATTENDED;

    @Override
    public String workflowType() {
        return Deliveries.WORKFLOW_TYPE;
    }
}
