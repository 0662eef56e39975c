package com.motionmavericks.domain.tasks;

/// The columns of a task board, from left to right.
public enum BoardColumn {
    TODO,
    DOING,
    REVIEW,
    DONE
}
