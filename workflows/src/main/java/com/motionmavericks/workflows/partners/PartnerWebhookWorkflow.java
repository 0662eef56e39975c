package com.motionmavericks.workflows.partners;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A webhook that a partner has sent, until it is handled. A replay starts the workflow anew.
@WorkflowInterface
public interface PartnerWebhookWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "PartnerWebhook")
    void run(RowId webhook);

    @SignalMethod(description = "Sent by the application: the partner has sent the webhook.")
    void received();

    @SignalMethod(description = "Sent by the application: an ADMIN has asked to handle the webhook again.")
    void replayed();
}
