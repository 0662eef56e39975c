package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.EventType;

/// What happens to an invitation.
public enum InvitationEvent implements EventType {
    CREATED,
    MAILED,
    REMINDED,
    CHANGED,
    RESENT,
    ACCEPTED,
    REVOKED,
    EXPIRED,
    UNDELIVERABLE,
    OUTCOME_NOTIFIED;

    @Override
    public String subjectType() {
        return "invitation";
    }
}
