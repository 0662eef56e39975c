package com.motionmavericks.domain.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to move a task.
///
/// @param version the version that the caller read
/// @param after the task directly above the new place; absent for the top of the column
public record MoveTask(UUID id, long version, BoardColumn column, @Nullable UUID after) {}
