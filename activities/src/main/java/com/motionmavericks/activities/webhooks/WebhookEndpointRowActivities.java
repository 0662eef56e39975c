package com.motionmavericks.activities.webhooks;

import com.motionmavericks.domain.webhooks.WebhookEndpointProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.webhooks.WebhookEndpointFacts;
import com.motionmavericks.workflows.webhooks.WebhookEndpointRows;

/// Reads the row of an endpoint for its workflow.
public final class WebhookEndpointRowActivities implements WebhookEndpointRows {
    private final WebhookEndpointProcess endpoints;

    public WebhookEndpointRowActivities(WebhookEndpointProcess endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public WebhookEndpointFacts readWebhookEndpoint(RowId id) {
        return new WebhookEndpointFacts(endpoints.dueAt(id.tenantId(), id.id()).orElse(null));
    }
}
