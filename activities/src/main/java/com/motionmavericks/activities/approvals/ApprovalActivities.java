package com.motionmavericks.activities.approvals;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.approvals.Approval;
import com.motionmavericks.domain.approvals.ApprovalMailKind;
import com.motionmavericks.domain.approvals.Approvals;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.workflows.approvals.ApprovalFacts;
import com.motionmavericks.workflows.approvals.ApprovalMail;
import com.motionmavericks.workflows.approvals.ApprovalRows;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the approval's workflow reads, changes and has mailed.
public final class ApprovalActivities implements ApprovalRows, ApprovalMail {
    private static final ApprovalFacts GONE = new ApprovalFacts(0, null, null, List.of(), List.of(), false, false,
            null, Set.of());

    private final Approvals approvals;
    private final Mailer mailer;
    private final ApprovalMailTemplates templates;

    public ApprovalActivities(Approvals approvals, Mailer mailer, ApprovalMailTemplates templates) {
        this.approvals = approvals;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public ApprovalFacts readApproval(RowId id) {
        return approvals.find(id.tenantId(), id.id()).map(ApprovalActivities::facts).orElse(GONE);
    }

    @Override
    public void markApprovalOverdue(RowId id, Instant asOf) {
        approvals.markOverdue(id.tenantId(), id.id(), asOf);
    }

    @Override
    public void remindUndecided(RowId id, Instant asOf) {
        approvals.remind(id.tenantId(), id.id(), asOf);
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

    private void mail(Optional<OutgoingMail> mail) {
        mailer.send(mail, templates::words);
    }

    private static ApprovalFacts facts(Approval approval) {
        return new ApprovalFacts(approval.round(),
                approval.status() == Approval.Status.OPEN ? approval.deadline() : null, approval.reminderDueAt(),
                due(approval, Approval.Reviewer::askDueAt), due(approval, Approval.Reviewer::reminderDueAt),
                approval.overdueNoticeDueAt() != null, approval.outcomeNoticeDueAt() != null,
                approval.departureNoticeDueAt() == null ? null : approval.departures(),
                Set.copyOf(approval.parked()));
    }

    private static List<UUID> due(Approval approval, Function<Approval.Reviewer, @Nullable Instant> dueAt) {
        return approval.reviewers().stream().filter(reviewer -> dueAt.apply(reviewer) != null)
                .map(Approval.Reviewer::memberId).toList();
    }
}
