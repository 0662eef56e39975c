package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member's comment on a task.
public record Comment(UUID id, UUID projectId, UUID taskId, Person author, String body, long version,
        Instant createdAt, Instant updatedAt, @Nullable Instant editedAt) implements Versioned, ProjectScoped {}
