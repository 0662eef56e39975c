package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.Vendor;
import io.temporal.workflow.Workflow;

public final class ApprovalWorkflowImpl extends Story implements ApprovalWorkflow {
    private final Read<ApprovalFacts> reads = Read.by(ApprovalReads.class, ApprovalReads::readApproval);
    private final ApprovalTransitions approvals = Workflow.newActivityStub(ApprovalTransitions.class, OURS);
    private final Vendor<ApprovalMail> mail;

    public ApprovalWorkflowImpl(Patience patience) {
        super(patience);
        mail = new Vendor<>(ApprovalMail.class, patience.mails());
    }

    @Override
    public void run(RowId id) {
        while (true) {
            var approval = look(id, reads);
            if (approval.hasNothingToCome()) {
                if (nothingNew()) {
                    return;
                }
            } else if (approval.isOverdueAt(now())) {
                approvals.markApprovalOverdue(id, now());
            } else if (approval.reminderIsDueAt(now())) {
                approvals.remindUndecided(id, now());
            } else {
                for (var reviewer : approval.unasked()) {
                    step("Ask the reviewer", reviewer, mail, m -> m.askReviewer(id, reviewer));
                }
                for (var reviewer : approval.unreminded()) {
                    step("Remind the reviewer", reviewer, mail, m -> m.remindReviewer(id, reviewer));
                }
                if (approval.overdueUntold()) {
                    step("Tell the owner that it is overdue", approval.round(), mail, m -> m.tellOwnerOverdue(id));
                }
                if (approval.outcomeUntold()) {
                    step("Tell the owner the outcome", approval.round(), mail, m -> m.tellOwnerOutcome(id));
                }
                var departures = approval.departuresUntold();
                if (departures != null) {
                    step("Tell the owner that a reviewer has left", departures, mail, m -> m.tellOwnerDeparture(id));
                }
                awaitNews("the decisions", approval.nextInstantAfter(now()));
            }
        }
    }

    @Override
    public void requested() {
        heard();
    }

    @Override
    public void decided() {
        heard();
    }

    @Override
    public void withdrawn() {
        heard();
    }

    @Override
    public void reviewerLeft() {
        heard();
    }
}
