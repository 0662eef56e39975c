package com.motionmavericks.domain.deliveries;

import java.util.Locale;

/// What became of a message, as the vendor tells it when asked.
public enum DeliveryOutcome {
    /// The vendor has it and does not know yet.
    UNKNOWN,
    /// The recipient's server took it. It may bounce or be complained about later.
    DELIVERED,
    /// It bounced, was suppressed, or the recipient complained: another one would fare no better.
    UNDELIVERABLE;

    String eventType() {
        return "delivery." + name().toLowerCase(Locale.ROOT);
    }
}
