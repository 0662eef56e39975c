package com.motionmavericks.domain.projects;

import com.motionmavericks.domain.events.EventType;

/// What happens to a milestone.
public enum MilestoneEvent implements EventType {
    CREATED,
    CHANGED,
    DELETED;

    @Override
    public String subjectType() {
        return "milestone";
    }
}
