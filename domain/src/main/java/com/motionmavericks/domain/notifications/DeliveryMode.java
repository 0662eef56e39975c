package com.motionmavericks.domain.notifications;

/// How a member wants to hear of a kind of happening.
public enum DeliveryMode {
    /// By a mail of its own, at once.
    NOW,
    /// With everything else, once a day.
    DIGEST,
    OFF
}
