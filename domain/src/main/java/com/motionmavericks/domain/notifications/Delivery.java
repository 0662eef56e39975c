package com.motionmavericks.domain.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message to one person. Its bytes are rebuilt from the frozen template and data at each attempt, so that the
/// vendor, who gets the id as idempotency key, sees the very same request.
///
/// @param subjectId what the message is about
/// @param generation of the subject, when it was written
/// @param template name and version, for example `invitation/1`
/// @param data what the template needs, as JSON; no name and no address
/// @param vendorId the vendor's id of the message, once it took it
public record Delivery(UUID id, UUID memberId, UUID subjectId, int generation, String template, String data,
        @Nullable String vendorId) {}
