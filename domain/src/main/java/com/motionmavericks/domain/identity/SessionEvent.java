package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.EventType;

/// What happens to a session.
public enum SessionEvent implements EventType {
    STARTED,
    ENDED,
    /// A refresh token was used that a newer one had replaced, so the session was ended.
    REUSE_DETECTED;

    @Override
    public String subjectType() {
        return "session";
    }
}
