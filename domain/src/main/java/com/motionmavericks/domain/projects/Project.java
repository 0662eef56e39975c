package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Work for a client. AGENCY and GUEST see the ones that they were put on.
///
/// @param archivedAt since when nothing in it can be changed, absent while it is open
public record Project(UUID id, String name, String description, long version, Instant createdAt,
        @Nullable Instant archivedAt) implements Versioned, ProjectScoped {

    /// What somebody writes of a project.
    ///
    /// @param name 1 to 200 characters
    /// @param description up to 5000 characters
    public record Text(String name, String description) {}

    @Override
    public UUID projectId() {
        return id;
    }

    Text text() {
        return new Text(name, description);
    }
}
