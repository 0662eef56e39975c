package com.motionmavericks.domain.webhooks;

import java.util.UUID;

/// A message to post now, with its headers after Standard Webhooks.
///
/// @param id the `webhook-id`
/// @param timestamp of this attempt, in seconds since 1970
/// @param signatures separated by spaces while a secret is rotated
public record SignedMessage(UUID id, String url, String timestamp, String signatures, String body) {}
