package com.motionmavericks.activities.deliveries;

import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.workflows.deliveries.DeliveryFacts;
import com.motionmavericks.workflows.deliveries.DeliveryRows;
import com.motionmavericks.workflows.entity.RowId;
import java.util.Objects;
import java.util.Set;

/// Reads the row of a delivery for its workflow.
public final class DeliveryRowActivities implements DeliveryRows {
    private static final DeliveryFacts GONE = new DeliveryFacts(null, Set.of());

    private final Deliveries deliveries;

    public DeliveryRowActivities(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public DeliveryFacts readDelivery(RowId id) {
        return deliveries.find(id.tenantId(), id.id()).map(DeliveryRowActivities::facts).orElse(GONE);
    }

    private static DeliveryFacts facts(Delivery delivery) {
        return new DeliveryFacts(delivery.checkDueAt(), Set.copyOf(Objects.requireNonNull(delivery.parked())));
    }
}
