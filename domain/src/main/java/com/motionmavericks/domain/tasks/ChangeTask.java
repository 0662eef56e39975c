package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import java.util.UUID;

/// The command to change some fields of a task.
///
/// @param version that the caller saw
/// @param title absent or not null
public record ChangeTask(UUID id, long version, Patch<Title> title, Patch<MultilineText> description,
        Patch<UUID> assigneeId) {

    TaskContent applyTo(TaskContent content) {
        return new TaskContent(title.orKeep(content.title(), content.title()),
                description.orKeep(content.description(), MultilineText.EMPTY),
                assigneeId.orKeep(content.assigneeId()));
    }
}
