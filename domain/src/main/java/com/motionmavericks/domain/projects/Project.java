package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client's project. ADMIN sees all projects; AGENCY and GUEST see the projects that they are members of.
///
/// @param archivedAt since when it is read-only; absent while it is open
public record Project(UUID id, String name, String description, long version, Instant createdAt,
        Instant updatedAt, @Nullable Instant archivedAt) implements Versioned, ProjectScoped {

    @Override
    public UUID projectId() {
        return id;
    }

    ProjectContent content() {
        return new ProjectContent(new Title(name), new MultilineText(description));
    }
}
