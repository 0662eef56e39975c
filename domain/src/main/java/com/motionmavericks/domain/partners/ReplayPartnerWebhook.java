package com.motionmavericks.domain.partners;

import java.util.UUID;

/// The command to handle a webhook again.
public record ReplayPartnerWebhook(UUID id) {}
