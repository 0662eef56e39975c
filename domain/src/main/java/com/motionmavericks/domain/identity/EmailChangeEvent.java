package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.EventType;

/// What happens to a change of address.
public enum EmailChangeEvent implements EventType {
    REQUESTED,
    /// The present address was told.
    NOTICE_MAILED,
    /// The link was sent to the new address.
    MAILED,
    CONFIRMED,
    EXPIRED,
    CANCELLED;

    @Override
    public String subjectType() {
        return "email-change";
    }
}
