package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a project delivers, step by step.
public record Milestone(UUID id, UUID projectId, String name, String description, @Nullable LocalDate dueOn,
        long version, Instant createdAt) implements Versioned, ProjectScoped {

    /// What somebody writes of a milestone.
    ///
    /// @param name 1 to 200 characters
    /// @param description up to 5000 characters
    public record Text(String name, String description, @Nullable LocalDate dueOn) {}

    Text text() {
        return new Text(name, description, dueOn);
    }
}
