package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import java.time.LocalDate;
import java.util.UUID;

/// The command to change some fields of a milestone.
///
/// @param version that the caller saw
/// @param name absent or not null
public record ChangeMilestone(UUID id, long version, Patch<Title> name, Patch<MultilineText> description,
        Patch<LocalDate> dueOn) {

    MilestoneContent applyTo(MilestoneContent content) {
        return new MilestoneContent(name.orKeep(content.name(), content.name()),
                description.orKeep(content.description(), MultilineText.EMPTY), dueOn.orKeep(content.dueOn()));
    }
}
