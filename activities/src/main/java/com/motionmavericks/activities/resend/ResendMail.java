package com.motionmavericks.activities.resend;

import java.util.Map;
import java.util.UUID;

/// A mail as it goes to the vendor.
///
/// @param id of the delivery: the vendor's idempotency key, so that a repeated call sends nothing twice
/// @param tags come back in the vendor's webhooks; letters, digits, dashes and underscores
public record ResendMail(UUID id, String to, String subject, String text, String html, Map<String, String> tags) {}
