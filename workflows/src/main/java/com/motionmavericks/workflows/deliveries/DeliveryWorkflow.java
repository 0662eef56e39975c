package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A mail of which the vendor has called: it is asked what became of it, and the mail's feature is told.
@WorkflowInterface
public interface DeliveryWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Delivery")
    void run(RowId delivery);

    @SignalMethod(description = "Sent by the application: the mail vendor has called about the mail.")
    void reported();
}
