package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// The signals to the workflow of an endpoint.
enum WebhookEndpointSignal implements WorkflowSignal {
    MESSAGE_DUE;

    @Override
    public String workflowType() {
        return WebhookEndpointProcess.WORKFLOW_TYPE;
    }
}
