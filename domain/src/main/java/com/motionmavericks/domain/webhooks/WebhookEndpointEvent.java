package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.events.EventType;

/// What happens to an endpoint for webhooks. Messages and attempts are no events: an endpoint would get messages about its own
/// messages.
public enum WebhookEndpointEvent implements EventType {
    CREATED,
    CHANGED,
    DELETED,
    SECRET_ROTATED,
    TESTED,
    REPLAYED,
    /// A message has used its last attempt.
    PAUSED,
    /// The endpoint has answered that it is gone.
    DISABLED;

    @Override
    public String subjectType() {
        return "webhook-endpoint";
    }
}
