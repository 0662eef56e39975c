package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.events.EventType;

/// What happens to a webhook of a partner.
public enum PartnerWebhookEvent implements EventType {
    RECEIVED,
    /// The partner has sent another body under the same id. It was refused.
    ID_REUSED,
    HANDLED,
    UNHANDLED,
    REPLAYED;

    @Override
    public String subjectType() {
        return "partner-webhook";
    }
}
