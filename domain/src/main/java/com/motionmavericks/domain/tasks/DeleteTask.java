package com.motionmavericks.domain.tasks;

import java.util.UUID;

/// The command to delete a task with its comments.
///
/// @param version that the caller saw
public record DeleteTask(UUID id, long version) {}
