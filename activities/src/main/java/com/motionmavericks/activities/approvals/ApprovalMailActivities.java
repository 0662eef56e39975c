package com.motionmavericks.activities.approvals;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.approvals.ApprovalMailData;
import com.motionmavericks.domain.approvals.ApprovalMailKind;
import com.motionmavericks.domain.approvals.ApprovalProcess;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.workflows.approvals.ApprovalMail;
import com.motionmavericks.workflows.entity.RowId;
import java.util.Optional;
import java.util.UUID;

/// Sends the mails of an approval's workflow.
public final class ApprovalMailActivities implements ApprovalMail {
    private final ApprovalProcess approvals;
    private final Mailer mailer;
    private final ApprovalMailTemplates templates;

    public ApprovalMailActivities(ApprovalProcess approvals, Mailer mailer, ApprovalMailTemplates templates) {
        this.approvals = approvals;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public void askReviewer(RowId id, UUID reviewer) {
        mail(approvals.prepareReviewerMail(id.tenantId(), id.id(), reviewer, ApprovalMailKind.ASKED));
    }

    @Override
    public void remindReviewer(RowId id, UUID reviewer) {
        mail(approvals.prepareReviewerMail(id.tenantId(), id.id(), reviewer, ApprovalMailKind.REMINDED));
    }

    @Override
    public void tellOwnerOverdue(RowId id) {
        mail(approvals.prepareOwnerMail(id.tenantId(), id.id(), ApprovalMailKind.OVERDUE));
    }

    @Override
    public void tellOwnerOutcome(RowId id) {
        mail(approvals.prepareOwnerMail(id.tenantId(), id.id(), ApprovalMailKind.OUTCOME));
    }

    @Override
    public void tellOwnerDeparture(RowId id) {
        mail(approvals.prepareOwnerMail(id.tenantId(), id.id(), ApprovalMailKind.DEPARTURE));
    }

    private void mail(Optional<OutgoingMail<ApprovalMailKind, ApprovalMailData>> mail) {
        mailer.send(mail, templates::words);
    }
}
