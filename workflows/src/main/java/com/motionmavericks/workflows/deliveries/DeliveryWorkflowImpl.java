package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.steps.deliveries.DeliveryStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;

public final class DeliveryWorkflowImpl extends EntityWorkflow implements DeliveryWorkflow {
    private final RowReader<DeliveryFacts> reader = RowReader.by(DeliveryRows.class, DeliveryRows::readDelivery);
    private final VendorActivities<DeliveryChecks> mail;

    public DeliveryWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(DeliveryChecks.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, delivery -> {
            if (delivery.checkIsDueAt(now())) {
                step(DeliveryStep.ASK_OUTCOME, "mail", mail, m -> m.askForOutcome(id));
            }
            awaitNews("the outcome of the mail", delivery.nextInstantAfter(now()));
        });
    }

    @Override
    public void reported() {
        wake();
    }
}
