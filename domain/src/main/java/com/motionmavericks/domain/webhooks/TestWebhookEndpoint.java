package com.motionmavericks.domain.webhooks;

import java.util.UUID;

/// The command to send a message for a test.
public record TestWebhookEndpoint(UUID id) {}
