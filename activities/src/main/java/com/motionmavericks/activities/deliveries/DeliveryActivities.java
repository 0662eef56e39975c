package com.motionmavericks.activities.deliveries;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.workflows.deliveries.DeliveryChecks;
import com.motionmavericks.workflows.deliveries.DeliveryFacts;
import com.motionmavericks.workflows.deliveries.DeliveryRows;
import com.motionmavericks.workflows.entity.RowId;
import java.util.Set;

/// What the delivery's workflow reads, and has its vendor asked.
public final class DeliveryActivities implements DeliveryRows, DeliveryChecks {
    private static final DeliveryFacts GONE = new DeliveryFacts(null, Set.of());

    private final Deliveries deliveries;
    private final Mailer mailer;

    public DeliveryActivities(Deliveries deliveries, Mailer mailer) {
        this.deliveries = deliveries;
        this.mailer = mailer;
    }

    @Override
    public DeliveryFacts readDelivery(RowId id) {
        return deliveries.find(id.tenantId(), id.id()).map(DeliveryActivities::facts).orElse(GONE);
    }

    @Override
    public void askForOutcome(RowId id) {
        mailer.ask(id.tenantId(),
                deliveries.find(id.tenantId(), id.id()).filter(delivery -> delivery.checkDueAt() != null));
    }

    private static DeliveryFacts facts(Delivery delivery) {
        return new DeliveryFacts(delivery.checkDueAt(), Set.copyOf(delivery.parked()));
    }
}
