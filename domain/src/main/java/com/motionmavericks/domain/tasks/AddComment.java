package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.CommentBody;
import java.util.UUID;

/// The command to comment on a task.
public record AddComment(UUID taskId, CommentBody body) {
    /// @throws Refused with INVALID
    public AddComment(UUID taskId, String body) {
        this(taskId, CommentBody.of(body));
    }
}
