package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.events.EventType;

/// What happens to a studio's connection to Slack.
public enum SlackEvent implements EventType {
    CONNECTED,
    DISCONNECTED;

    @Override
    public String subjectType() {
        return "slack";
    }
}
