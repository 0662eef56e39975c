package com.motionmavericks.domain.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to send the messages again that were made from an instant to before another.
///
/// @param status absent for both
public record ReplayWebhookMessages(UUID endpointId, Instant from, Instant to,
        WebhookMessage.@Nullable Status status) {}
