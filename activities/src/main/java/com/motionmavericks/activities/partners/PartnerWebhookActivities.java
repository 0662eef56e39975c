package com.motionmavericks.activities.partners;

import com.motionmavericks.domain.partners.PartnerWebhook;
import com.motionmavericks.domain.partners.PartnerWebhookProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.partners.PartnerWebhookFacts;
import com.motionmavericks.workflows.partners.PartnerWebhookRows;

/// Reads the row of a partner's webhook for its workflow, and handles the webhook.
public final class PartnerWebhookActivities implements PartnerWebhookRows {
    private final PartnerWebhookProcess webhooks;

    public PartnerWebhookActivities(PartnerWebhookProcess webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public PartnerWebhookFacts readPartnerWebhook(RowId id) {
        return new PartnerWebhookFacts(
                webhooks.find(id.tenantId(), id.id()).map(PartnerWebhook::handleDueAt).orElse(null));
    }

    @Override
    public void handlePartnerWebhook(RowId id) {
        webhooks.handle(id.tenantId(), id.id());
    }
}
