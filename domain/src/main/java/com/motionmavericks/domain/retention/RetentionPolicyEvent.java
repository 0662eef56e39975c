package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.events.EventType;

/// What happens to a policy. The subject is the studio or the project.
public enum RetentionPolicyEvent implements EventType {
    CHANGED;

    @Override
    public String subjectType() {
        return "retention-policy";
    }
}
