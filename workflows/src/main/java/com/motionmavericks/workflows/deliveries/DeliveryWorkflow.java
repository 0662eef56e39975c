package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A delivery about which the mail vendor has sent a webhook. The workflow asks the vendor for the outcome, and the domain
/// tells the feature that sent the mail.
@WorkflowInterface
public interface DeliveryWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Delivery")
    void run(RowId delivery);

    @SignalMethod(description = "Sent by the application: the mail vendor has sent a webhook about the mail.")
    void reported();
}
