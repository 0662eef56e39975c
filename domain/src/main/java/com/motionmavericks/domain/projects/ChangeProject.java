package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import java.util.UUID;

/// The command to change some fields of a project.
///
/// @param version that the caller saw
/// @param name absent or not null
public record ChangeProject(UUID id, long version, Patch<Title> name, Patch<MultilineText> description) {

    ProjectContent applyTo(ProjectContent content) {
        return new ProjectContent(name.orKeep(content.name(), content.name()),
                description.orKeep(content.description(), MultilineText.EMPTY));
    }
}
