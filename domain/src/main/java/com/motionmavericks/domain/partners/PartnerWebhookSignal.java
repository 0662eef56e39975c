package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// The signals to the workflow of a partner's webhook.
enum PartnerWebhookSignal implements WorkflowSignal {
    RECEIVED,
    REPLAYED;

    @Override
    public String workflowType() {
        return PartnerWebhookProcess.WORKFLOW_TYPE;
    }
}
