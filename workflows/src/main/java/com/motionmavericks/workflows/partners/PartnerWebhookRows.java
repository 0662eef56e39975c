package com.motionmavericks.workflows.partners;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// Reads the workflow's row, and handles the webhook.
@ActivityInterface
public interface PartnerWebhookRows {
    PartnerWebhookFacts readPartnerWebhook(RowId webhook);

    /// Hands the webhook to the handler of its type. A repeated call does nothing.
    void handlePartnerWebhook(RowId webhook);
}
