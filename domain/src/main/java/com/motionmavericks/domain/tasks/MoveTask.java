package com.motionmavericks.domain.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to move a task, as it was seen.
///
/// @param after the task below which it is to stand; the top of the column without one
public record MoveTask(UUID id, long version, BoardColumn column, @Nullable UUID after) {}
