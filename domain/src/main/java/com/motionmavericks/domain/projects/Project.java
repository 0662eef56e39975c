package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
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
    public record Text(Title name, MultilineText description) {
        /// @throws Refused with INVALID
        public Text(String name, String description) {
            this(Title.of(name), MultilineText.of(description));
        }
    }

    @Override
    public UUID projectId() {
        return id;
    }

    Text text() {
        return new Text(new Title(name), new MultilineText(description));
    }
}
