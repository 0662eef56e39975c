package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.events.EventType;

/// What happens to a partner.
public enum PartnerEvent implements EventType {
    CREATED,
    CHANGED,
    SECRET_ROTATED;

    @Override
    public String subjectType() {
        return "partner";
    }
}
