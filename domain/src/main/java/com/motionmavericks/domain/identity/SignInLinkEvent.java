package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.EventType;

/// What happens to a sign-in link.
public enum SignInLinkEvent implements EventType {
    REQUESTED,
    MAILED,
    USED,
    EXPIRED;

    @Override
    public String subjectType() {
        return "sign-in-link";
    }
}
