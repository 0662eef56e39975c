package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message. Its bytes are rebuilt from the frozen template and data at each attempt, so that a vendor who gets the
/// id as idempotency key sees the very same request.
///
/// @param memberId whom it is for, absent for a channel of Slack's
/// @param subjectId what the message is about
/// @param generation of the subject, when it was written
/// @param template name and version, for example `invitation/1`
/// @param data what the template needs, as JSON; no name and no address
/// @param vendorId the vendor's id of the message, once it took it
/// @param outcome what became of it, where the vendor was asked
public record Delivery(UUID id, Channel channel, @Nullable UUID memberId, UUID subjectId, int generation,
        String template, String data, Instant createdAt, @Nullable Instant sentAt, @Nullable String vendorId,
        @Nullable DeliveryOutcome outcome) {

    /// Whom a mail is for.
    public UUID requiredMemberId() {
        return Objects.requireNonNull(memberId);
    }
}
