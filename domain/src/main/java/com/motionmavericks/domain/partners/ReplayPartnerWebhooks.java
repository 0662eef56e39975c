package com.motionmavericks.domain.partners;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to handle the webhooks again that a partner has sent from an instant to before another.
///
/// @param status HANDLED or UNHANDLED; absent for both
public record ReplayPartnerWebhooks(UUID partnerId, Instant from, Instant to,
        PartnerWebhook.@Nullable Status status) {}
