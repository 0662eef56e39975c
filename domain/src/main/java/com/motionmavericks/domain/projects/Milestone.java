package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a project delivers, step by step.
public record Milestone(UUID id, UUID projectId, String name, String description, @Nullable LocalDate dueOn,
        long version, Instant createdAt) implements Versioned, ProjectScoped {

    /// What somebody writes of a milestone.
    public record Text(Title name, MultilineText description, @Nullable LocalDate dueOn) {
        /// @throws Refused with INVALID
        public Text(String name, String description, @Nullable LocalDate dueOn) {
            this(Title.of(name), MultilineText.of(description), dueOn);
        }
    }

    Text text() {
        return new Text(new Title(name), new MultilineText(description), dueOn);
    }
}
