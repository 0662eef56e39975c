package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.events.EventType;

/// The event types of projects.
public enum ProjectEvent implements EventType {
    CREATED,
    CHANGED,
    MEMBER_ADDED,
    MEMBER_REMOVED,
    ARCHIVED;

    @Override
    public String subjectType() {
        return "project";
    }
}
