package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.Vendor;

public final class DeliveryWorkflowImpl extends Story implements DeliveryWorkflow {
    private final Read<DeliveryFacts> reads = Read.by(DeliveryReads.class, DeliveryReads::readDelivery);
    private final Vendor<DeliveryChecks> mail;

    public DeliveryWorkflowImpl(Patience patience) {
        super(patience);
        mail = new Vendor<>(DeliveryChecks.class, patience.mails());
    }

    @Override
    public void run(RowId id) {
        while (true) {
            var delivery = look(id, reads);
            if (delivery.checkDueAt() == null) {
                if (nothingNew()) {
                    return;
                }
            } else {
                if (delivery.checkIsDueAt(now())) {
                    step("Ask what became of the mail", "mail", mail, m -> m.askForOutcome(id));
                }
                awaitNews("what became of the mail", delivery.nextInstantAfter(now()));
            }
        }
    }

    @Override
    public void reported() {
        heard();
    }
}
