package com.motionmavericks.workflows.webhooks;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// An endpoint of a studio that gets webhooks, until no message waits. The next message starts the workflow anew.
@WorkflowInterface
public interface WebhookEndpointWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "WebhookEndpoint")
    void run(RowId endpoint);

    @SignalMethod(description = "Sent by the application: a message of the endpoint is due.")
    void messageDue();
}
