package com.motionmavericks.domain.webhooks;

/// An endpoint with its new secret, which is shown this once.
///
/// @param secret `whsec_` and the base64 of 32 bytes
public record NewWebhookSecret(WebhookEndpoint endpoint, String secret) {}
