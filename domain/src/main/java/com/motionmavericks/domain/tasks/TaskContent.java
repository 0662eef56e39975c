package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The editable fields of a task.
public record TaskContent(Title title, MultilineText description, @Nullable UUID assigneeId) {
    /// @throws Refused with INVALID
    public TaskContent(String title, String description, @Nullable UUID assigneeId) {
        this(Title.of(title), MultilineText.of(description), assigneeId);
    }
}
