package com.motionmavericks.domain.deliveries;

/// The way that a message is sent.
public enum Channel {
    MAIL,
    SLACK
}
