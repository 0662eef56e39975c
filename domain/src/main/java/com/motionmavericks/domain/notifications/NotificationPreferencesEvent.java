package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.events.EventType;

/// What happens to a member's preferences.
public enum NotificationPreferencesEvent implements EventType {
    CHANGED;

    @Override
    public String subjectType() {
        return "notification-preferences";
    }
}
