package com.motionmavericks.domain.tasks;

import java.util.UUID;

/// The command to comment on a task.
public record AddComment(UUID taskId, String body) {}
