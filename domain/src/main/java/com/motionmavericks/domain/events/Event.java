package com.motionmavericks.domain.events;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One mutation of one subject.
///
/// @param position where it stands in the order of commits, `epoch:xid:seq`, for cursors
/// @param type the subject's kind and what happened to it, for example `invitation.revoked`
/// @param actorId the member who did it, absent when we did
/// @param projectId the project that the subject belongs to, absent for what belongs to the studio
/// @param batchId what one bulk command's events share
/// @param details what only the audit log shows, as JSON; absent once erased
public record Event(UUID id, String position, String type, Role actorRole, @Nullable UUID actorId,
        @Nullable UUID projectId, String subjectType,
        UUID subjectId, Instant at, String requestId, @Nullable UUID batchId, @Nullable String details) {}
