package com.motionmavericks.domain.deliveries;

/// What became of a message, as the vendor answers.
public enum DeliveryOutcome {
    /// The vendor has the message and does not know yet.
    UNKNOWN,
    /// The recipient's server took it. It may bounce or be complained about later.
    DELIVERED,
    /// It bounced, was suppressed, or the recipient complained. Sending it again would not help.
    UNDELIVERABLE;

    /// The event of a known outcome.
    DeliveryEvent event() {
        return switch (this) {
            case UNKNOWN -> throw new IllegalStateException("Nothing is known yet");
            case DELIVERED -> DeliveryEvent.DELIVERED;
            case UNDELIVERABLE -> DeliveryEvent.UNDELIVERABLE;
        };
    }
}
