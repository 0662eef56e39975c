package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One message. Its bytes are built from the frozen template and data at each attempt, so that a vendor that gets the id as
/// idempotency key gets the same request again.
///
/// @param recipient of a mail; absent for a Slack channel
/// @param subjectType the type of the workflow that sends it, for example `Approval`
/// @param subjectId the row that it is about
/// @param generation of the subject, when the delivery was made
/// @param template name and version, for example `invitation/1`
/// @param data what the template needs, as JSON; no name and no address
/// @param vendorId the vendor's id of the message, once the vendor took it or has called about it
/// @param checkDueAt when to ask the vendor what became of it; absent unless the vendor has called
/// @param outcome what became of it, once the vendor has answered
/// @param parked the steps that its workflow has parked, as `step/target`; absent for AGENCY and GUEST
public record Delivery(UUID id, Channel channel, @Nullable Person recipient, String subjectType, UUID subjectId,
        int generation, String template, String data, Instant createdAt, @Nullable Instant sentAt,
        @Nullable String vendorId, @Nullable Instant checkDueAt, @Nullable DeliveryOutcome outcome,
        Instant updatedAt, @Nullable List<String> parked) {

    /// The kind of a mail. Here alone a stored template becomes a constant.
    ///
    /// @throws IllegalStateException when none of the kinds has this template
    public <K extends Enum<K> & MailKind> K kind(Class<K> kinds) {
        return Stream.of(kinds.getEnumConstants()).filter(kind -> kind.includes(template)).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No template '" + template + "' in " + kinds.getSimpleName()));
    }

    /// The version of the template, whose words the mail keeps.
    public int templateVersion() {
        return MailKind.version(template);
    }

    /// What the template shows, frozen when the delivery was made.
    public <D extends Record> D data(Class<D> type) {
        return Json.read(data, type);
    }

    /// The recipient of a mail.
    public UUID requiredMemberId() {
        return Objects.requireNonNull(recipient).id();
    }
}
