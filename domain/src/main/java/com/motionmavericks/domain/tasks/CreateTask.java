package com.motionmavericks.domain.tasks;

import java.util.UUID;

/// The command to add a task at the bottom of a column.
public record CreateTask(UUID projectId, BoardColumn column, TaskContent content) {}
