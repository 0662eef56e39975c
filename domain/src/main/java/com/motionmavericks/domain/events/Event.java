package com.motionmavericks.domain.events;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One mutation of one subject.
///
/// @param position its place in the order of commits, `epoch:xid:seq`, for cursors
/// @param type the subject's kind and what happened to it, for example `invitation.revoked`
/// @param actor the member who did it; absent if the system did it
/// @param projectId the subject's project; absent if the subject belongs to no project
/// @param batchId shared by all events of one bulk command
/// @param details JSON that only the audit log shows; absent after erasure
public record Event(UUID id, String position, String type, Role actorRole, @Nullable Person actor,
        @Nullable UUID projectId, String subjectType, UUID subjectId, Instant at, String requestId,
        @Nullable UUID batchId, @Nullable String details) {}
