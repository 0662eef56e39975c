package com.motionmavericks.domain.deliveries;

/// On which way a message goes.
public enum Channel {
    MAIL,
    SLACK
}
