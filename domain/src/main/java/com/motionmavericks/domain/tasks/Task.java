package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task of a project.
///
/// @param position sorts the tasks of a column, lowest at the top
public record Task(UUID id, UUID projectId, BoardColumn boardColumn, long position, String title, String description,
        @Nullable Person assignee, long version, Person createdBy, Instant createdAt, Instant updatedAt)
        implements
            Versioned,
            ProjectScoped {

    TaskContent content() {
        return new TaskContent(new Title(title), new MultilineText(description),
                assignee == null ? null : assignee.id());
    }
}
