package com.motionmavericks.domain.retention;

/// What a round deletes, in this order.
public enum RetentionKind {
    FILMS,
    SHARE_LINK_ACCESSES,
    DELIVERIES,
    NOTIFICATIONS
}
