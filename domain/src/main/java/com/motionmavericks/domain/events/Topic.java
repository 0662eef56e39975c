package com.motionmavericks.domain.events;

/// A group of event types. A member chooses for each topic how to be notified.
public enum Topic {
    APPROVALS,
    ASSETS,
    TASKS,
    COMMENTS
}
