package com.motionmavericks.domain.notifications;

/// On which way a message goes.
public enum Channel {
    MAIL,
    SLACK
}
