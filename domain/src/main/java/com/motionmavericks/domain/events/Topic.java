package com.motionmavericks.domain.events;

/// What a project's people hear of, in the groups in which they choose how.
public enum Topic {
    APPROVALS,
    ASSETS,
    TASKS,
    COMMENTS
}
