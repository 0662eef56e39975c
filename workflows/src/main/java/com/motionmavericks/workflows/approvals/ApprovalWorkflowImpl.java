package com.motionmavericks.workflows.approvals;

import com.motionmavericks.steps.approvals.ApprovalStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class ApprovalWorkflowImpl extends EntityWorkflow implements ApprovalWorkflow {
    private final RowReader<ApprovalFacts> reader = RowReader.by(ApprovalRows.class, ApprovalRows::readApproval);
    private final ApprovalRows approvals = Workflow.newActivityStub(ApprovalRows.class, OURS);
    private final VendorActivities<ApprovalMail> mail;

    public ApprovalWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(ApprovalMail.class, vendorRetries.mails());
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, approval -> {
            if (approval.isOverdueAt(now())) {
                approvals.markApprovalOverdue(id, now());
            } else if (approval.reminderIsDueAt(now())) {
                approvals.remindUndecided(id, now());
            } else {
                for (var reviewer : approval.unasked()) {
                    step(ApprovalStep.ASK_REVIEWER, reviewer, mail, m -> m.askReviewer(id, reviewer));
                }
                for (var reviewer : approval.unreminded()) {
                    step(ApprovalStep.REMIND_REVIEWER, reviewer, mail, m -> m.remindReviewer(id, reviewer));
                }
                if (approval.overdueUntold()) {
                    step(ApprovalStep.TELL_OVERDUE, approval.round(), mail, m -> m.tellOwnerOverdue(id));
                }
                if (approval.outcomeUntold()) {
                    step(ApprovalStep.TELL_OUTCOME, approval.round(), mail, m -> m.tellOwnerOutcome(id));
                }
                var departures = approval.departuresUntold();
                if (departures != null) {
                    step(ApprovalStep.TELL_DEPARTURE, departures, mail, m -> m.tellOwnerDeparture(id));
                }
                awaitNews("the reviewers' decisions", approval.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void requested() {
        wake();
    }

    @Override
    public void decided() {
        wake();
    }

    @Override
    public void withdrawn() {
        wake();
    }

    @Override
    public void reviewerLeft() {
        wake();
    }
}
