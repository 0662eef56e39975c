package com.motionmavericks.domain.webhooks;

import java.util.UUID;

/// The command to send a message again, at once.
public record ReplayWebhookMessage(UUID id) {}
