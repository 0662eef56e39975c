package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.EventType;

/// What happens to a tenant.
public enum TenantEvent implements EventType {
    CREATED,
    CHANGED;

    @Override
    public String subjectType() {
        return "tenant";
    }
}
