package com.motionmavericks.activities.deliveries;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.workflows.deliveries.DeliveryChecks;
import com.motionmavericks.workflows.entity.RowId;

/// Asks the mail vendor what became of a delivery, for its workflow.
public final class DeliveryCheckActivities implements DeliveryChecks {
    private final Deliveries deliveries;
    private final Mailer mailer;

    public DeliveryCheckActivities(Deliveries deliveries, Mailer mailer) {
        this.deliveries = deliveries;
        this.mailer = mailer;
    }

    @Override
    public void askForOutcome(RowId id) {
        mailer.ask(id.tenantId(),
                deliveries.find(id.tenantId(), id.id()).filter(delivery -> delivery.checkDueAt() != null));
    }
}
