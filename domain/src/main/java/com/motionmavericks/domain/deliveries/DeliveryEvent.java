package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.events.EventType;

/// What happens to a delivery.
public enum DeliveryEvent implements EventType {
    DELIVERED,
    UNDELIVERABLE;

    @Override
    public String subjectType() {
        return "delivery";
    }
}
