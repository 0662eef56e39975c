package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery date or stage of a project, which can be put up for approval.
public record Milestone(UUID id, UUID projectId, String name, String description, @Nullable LocalDate dueOn,
        long version, Instant createdAt, Instant updatedAt) implements Versioned, ProjectScoped {

    MilestoneContent content() {
        return new MilestoneContent(new Title(name), new MultilineText(description), dueOn);
    }
}
