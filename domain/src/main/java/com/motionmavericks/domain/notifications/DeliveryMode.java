package com.motionmavericks.domain.notifications;

/// How a member wants to be notified of a topic.
public enum DeliveryMode {
    /// By a mail of its own, at once.
    NOW,
    /// In a digest, once a day.
    DIGEST,
    OFF
}
