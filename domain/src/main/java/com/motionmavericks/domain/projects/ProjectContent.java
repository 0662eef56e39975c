package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;

/// The editable fields of a project.
public record ProjectContent(Title name, MultilineText description) {
    /// @throws Refused with INVALID
    public ProjectContent(String name, String description) {
        this(Title.of(name), MultilineText.of(description));
    }
}
