package com.motionmavericks.activities.resend;

import java.util.Map;
import java.util.UUID;

/// A mail for Resend.
///
/// @param id the delivery's id and Resend's idempotency key: a repeated call sends no second mail
/// @param tags Resend returns them in its webhooks; letters, digits, dashes and underscores only
public record ResendMail(UUID id, String to, String subject, String text, String html, Map<String, String> tags) {}
