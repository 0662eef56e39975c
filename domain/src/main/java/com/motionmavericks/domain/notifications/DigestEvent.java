package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.events.EventType;

/// What happens to a digest.
public enum DigestEvent implements EventType {
    MAILED,
    SUPPRESSED;

    @Override
    public String subjectType() {
        return "digest";
    }
}
