package com.motionmavericks.domain.apikeys;

import com.motionmavericks.domain.events.EventType;

/// What happens to an API key.
public enum ApiKeyEvent implements EventType {
    CREATED,
    REVOKED;

    @Override
    public String subjectType() {
        return "api-key";
    }
}
