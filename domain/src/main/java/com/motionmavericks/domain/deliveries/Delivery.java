package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message. Its bytes are rebuilt from the frozen template and data at each attempt, so that a vendor who gets the
/// id as idempotency key sees the very same request.
///
/// @param memberId whom it is for, absent for a channel of Slack's
/// @param subjectType the type of the workflow that has it sent, for example `Approval`
/// @param subjectId what the message is about
/// @param generation of the subject, when it was written
/// @param template name and version, for example `invitation/1`
/// @param data what the template needs, as JSON; no name and no address
/// @param vendorId the vendor's id of the message, once it took it or has called about it
/// @param checkDueAt when the vendor is to be asked what became of it; absent unless it has called
/// @param outcome what became of it, where the vendor was asked
/// @param parked the steps that its workflow has given up on for now, as `step/target`
public record Delivery(UUID id, Channel channel, @Nullable UUID memberId, String subjectType, UUID subjectId,
        int generation, String template, String data, Instant createdAt, @Nullable Instant sentAt,
        @Nullable String vendorId, @Nullable Instant checkDueAt, @Nullable DeliveryOutcome outcome,
        List<String> parked) {

    /// What the template shows, frozen when the delivery was made.
    public <D> D data(Class<D> type) {
        return Json.read(data, type);
    }

    /// Whom a mail is for.
    public UUID requiredMemberId() {
        return Objects.requireNonNull(memberId);
    }
}
