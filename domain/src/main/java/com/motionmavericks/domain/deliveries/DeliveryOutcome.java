package com.motionmavericks.domain.deliveries;

/// What became of a message, as the vendor tells it when asked.
public enum DeliveryOutcome {
    /// The vendor has it and does not know yet.
    UNKNOWN,
    /// The recipient's server took it. It may bounce or be complained about later.
    DELIVERED,
    /// It bounced, was suppressed, or the recipient complained: another one would fare no better.
    UNDELIVERABLE;

    /// The event that says so, of an outcome that is known.
    DeliveryEvent event() {
        return switch (this) {
            case UNKNOWN -> throw new IllegalStateException("Nothing is known yet");
            case DELIVERED -> DeliveryEvent.DELIVERED;
            case UNDELIVERABLE -> DeliveryEvent.UNDELIVERABLE;
        };
    }
}
