package com.motionmavericks.domain.tasks;

/// Where a task stands on the board, from left to right.
public enum BoardColumn {
    TODO,
    DOING,
    REVIEW,
    DONE
}
