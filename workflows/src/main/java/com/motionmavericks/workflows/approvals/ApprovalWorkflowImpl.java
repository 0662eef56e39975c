package com.motionmavericks.workflows.approvals;

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
