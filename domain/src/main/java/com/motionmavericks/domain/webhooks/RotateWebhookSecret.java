package com.motionmavericks.domain.webhooks;

import java.time.Duration;
import java.util.UUID;

/// The command to replace the secret of an endpoint.
///
/// @param version that the caller saw
/// @param overlap how long messages are signed by both secrets: at most seven days, zero if the one before has leaked
public record RotateWebhookSecret(UUID id, long version, Duration overlap) {}
