package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.events.EventType;

/// The event types of milestones.
public enum MilestoneEvent implements EventType {
    CREATED,
    CHANGED,
    DELETED;

    @Override
    public String subjectType() {
        return "milestone";
    }
}
