package com.motionmavericks.domain.webhooks;

import java.util.UUID;

/// The command to delete an endpoint with its messages.
///
/// @param version that the caller saw
public record DeleteWebhookEndpoint(UUID id, long version) {}
