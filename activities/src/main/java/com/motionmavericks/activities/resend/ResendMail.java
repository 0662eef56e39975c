package com.motionmavericks.activities.resend;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail for Resend.
///
/// @param id the delivery's id and Resend's idempotency key: a repeated call sends no second mail
/// @param replyTo where answers go; absent for the sender
/// @param tags Resend returns them in its webhooks; letters, digits, dashes and underscores only
public record ResendMail(UUID id, String to, @Nullable String replyTo, String subject, String text, String html,
        Map<String, String> tags) {}
