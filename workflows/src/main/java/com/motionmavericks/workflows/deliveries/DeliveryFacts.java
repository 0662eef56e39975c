package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a delivery.
///
/// @param checkDueAt when to ask the mail vendor for the outcome; absent if no check is due
public record DeliveryFacts(@Nullable Instant checkDueAt, Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return checkDueAt == null;
    }

    boolean checkIsDueAt(Instant now) {
        return Facts.isDue(checkDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, checkDueAt);
    }
}
