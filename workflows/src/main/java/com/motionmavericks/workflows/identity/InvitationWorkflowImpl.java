package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.Vendor;
import io.temporal.workflow.Workflow;

public final class InvitationWorkflowImpl extends Story implements InvitationWorkflow {
    private final Read<InvitationFacts> reads = Read.by(InvitationReads.class, InvitationReads::readInvitation);
    private final InvitationTransitions invitations = Workflow.newActivityStub(InvitationTransitions.class, OURS);
    private final Vendor<InvitationMail> mail;

    public InvitationWorkflowImpl(Patience patience) {
        super(patience);
        mail = new Vendor<>(InvitationMail.class, patience.mails());
    }

    @Override
    public void run(RowId id) {
        while (true) {
            var invitation = look(id, reads);
            if (invitation.closed()) {
                if (nothingNew()) {
                    return;
                }
            } else if (invitation.isOverAt(now())) {
                invitations.expireInvitation(id, now());
            } else {
                var generation = invitation.generation();
                if (invitation.mailIsDueAt(now())) {
                    step("Mail the invitation", generation, mail, m -> m.mailInvitation(id));
                } else if (invitation.reminderIsDueAt(now())) {
                    step("Remind the invited", generation, mail, m -> m.remindInvited(id));
                }
                if (invitation.checkIsDueAt(now())) {
                    step("Ask what became of the mail", generation, mail, m -> m.askForDelivery(id));
                }
                awaitNews("the answer", invitation.nextInstantAfter(now()));
            }
        }
    }

    @Override
    public void invited() {
        heard();
    }

    @Override
    public void resent() {
        heard();
    }

    @Override
    public void accepted() {
        heard();
    }

    @Override
    public void revoked() {
        heard();
    }

    @Override
    public void reported() {
        heard();
    }
}
