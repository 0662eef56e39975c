package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.events.EventType;

/// What happens to a notification.
public enum NotificationEvent implements EventType {
    MAILED,
    SUPPRESSED,
    SLACK_TOLD;

    @Override
    public String subjectType() {
        return "notification";
    }
}
