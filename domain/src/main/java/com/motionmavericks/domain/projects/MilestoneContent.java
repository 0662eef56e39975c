package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The editable fields of a milestone.
public record MilestoneContent(Title name, MultilineText description, @Nullable LocalDate dueOn) {
    /// @throws Refused with INVALID
    public MilestoneContent(String name, String description, @Nullable LocalDate dueOn) {
        this(Title.of(name), MultilineText.of(description), dueOn);
    }
}
