package com.motionmavericks.workflows.partners;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class PartnerWebhookWorkflowImpl extends EntityWorkflow implements PartnerWebhookWorkflow {
    private final RowReader<PartnerWebhookFacts> reader = RowReader.by(PartnerWebhookRows.class,
            PartnerWebhookRows::readPartnerWebhook);
    private final PartnerWebhookRows webhooks = Workflow.newActivityStub(PartnerWebhookRows.class, OURS);

    public PartnerWebhookWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, _ -> webhooks.handlePartnerWebhook(id));
    }

    @Override
    public void received() {
        wake();
    }

    @Override
    public void replayed() {
        wake();
    }
}
