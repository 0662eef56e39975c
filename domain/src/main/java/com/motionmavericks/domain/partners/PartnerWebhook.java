package com.motionmavericks.domain.partners;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A webhook that a partner has sent.
///
/// @param webhookId the partner's own id of it
/// @param type for example `asset.delivered`
/// @param handleDueAt when the workflow is to handle it; absent unless it is RECEIVED
/// @param handledAt absent unless it is HANDLED
public record PartnerWebhook(UUID id, UUID partnerId, String webhookId, String envelopeVersion, String type,
        Status status, Instant receivedAt, @Nullable Instant handleDueAt, @Nullable Instant handledAt,
        Instant updatedAt) {
    public enum Status {
        RECEIVED,
        HANDLED,
        /// There was no handler for its type.
        UNHANDLED
    }

    /// A webhook with the body as the partner has signed it.
    public record WithBody(PartnerWebhook webhook, String body) {}
}
