package com.motionmavericks.workflows.webhooks;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// Reads the workflow's row.
@ActivityInterface
public interface WebhookEndpointRows {
    WebhookEndpointFacts readWebhookEndpoint(RowId endpoint);
}
