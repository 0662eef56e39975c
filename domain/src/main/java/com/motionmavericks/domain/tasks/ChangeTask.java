package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import java.util.UUID;

/// The command to change what a task says, as it was seen.
///
/// @param title which cannot be cleared
public record ChangeTask(UUID id, long version, Patch<Title> title, Patch<MultilineText> description,
        Patch<UUID> assigneeId) {

    TaskContent applyTo(TaskContent content) {
        return new TaskContent(title.orKeep(content.title(), content.title()),
                description.orKeep(content.description(), MultilineText.EMPTY),
                assigneeId.orKeep(content.assigneeId()));
    }
}
