package com.motionmavericks.domain.tasks;

import java.util.UUID;

/// The command to delete a task, as it was seen, with its comments.
public record DeleteTask(UUID id, long version) {}
