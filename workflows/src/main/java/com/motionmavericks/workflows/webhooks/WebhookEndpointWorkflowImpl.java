package com.motionmavericks.workflows.webhooks;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class WebhookEndpointWorkflowImpl extends EntityWorkflow implements WebhookEndpointWorkflow {
    private final RowReader<WebhookEndpointFacts> reader = RowReader.by(WebhookEndpointRows.class,
            WebhookEndpointRows::readWebhookEndpoint);
    private final WebhookSending sending = Workflow.newActivityStub(WebhookSending.class, WebhookSending.OPTIONS);

    public WebhookEndpointWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, endpoint -> {
            if (endpoint.isDueAt(now())) {
                sending.sendDueMessages(id);
            } else {
                awaitNews("the next attempt", endpoint.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void messageDue() {
        wake();
    }
}
