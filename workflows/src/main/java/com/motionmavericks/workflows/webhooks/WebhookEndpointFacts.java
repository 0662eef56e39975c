package com.motionmavericks.workflows.webhooks;

import com.motionmavericks.workflows.entity.DueFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of an endpoint.
///
/// @param sendDueAt when to send the next message; absent if none waits
public record WebhookEndpointFacts(@Nullable Instant sendDueAt) implements DueFacts {
    @Override
    public @Nullable Instant dueAt() {
        return sendDueAt;
    }
}
