package com.motionmavericks.workflows.identity;

import com.motionmavericks.steps.identity.InvitationStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class InvitationWorkflowImpl extends EntityWorkflow implements InvitationWorkflow {
    private final RowReader<InvitationFacts> reader = RowReader.by(InvitationRows.class,
            InvitationRows::readInvitation);
    private final InvitationRows invitations = Workflow.newActivityStub(InvitationRows.class, OURS);
    private final VendorActivities<InvitationMail> mail;

    public InvitationWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(InvitationMail.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, invitation -> {
            if (invitation.closed()) {
                step(InvitationStep.TELL_INVITER, invitation.generation(), mail, m -> m.tellInviter(id));
                awaitNews("the mail to the inviter", invitation.nextInstantAfter(now()));
            } else if (invitation.isOverAt(now())) {
                invitations.expireInvitation(id, now());
            } else {
                var generation = invitation.generation();
                if (invitation.mailIsDueAt(now())) {
                    step(InvitationStep.MAIL, generation, mail, m -> m.mailInvitation(id));
                } else if (invitation.reminderIsDueAt(now())) {
                    step(InvitationStep.REMIND, generation, mail, m -> m.remindInvited(id));
                }
                if (invitation.checkIsDueAt(now())) {
                    step(InvitationStep.ASK_OUTCOME, generation, mail, m -> m.askForDelivery(id));
                }
                awaitNews("the answer of the invited person", invitation.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void invited() {
        wake();
    }

    @Override
    public void resent() {
        wake();
    }

    @Override
    public void accepted() {
        wake();
    }

    @Override
    public void revoked() {
        wake();
    }

    @Override
    public void reported() {
        wake();
    }
}
