package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.approvals.Approval.Reviewer;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.projects.Milestones;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.approvals.ApprovalStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What the workflow of an approval reads and changes, its mails, and the operator's ways to leave its parked steps.
/// [Approvals] has what members do.
public final class ApprovalProcess implements ParkedStepHandler<ApprovalStep>, DeliveryListener<ApprovalMailKind> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "Approval";

    private final TenantDatabase db;

    public ApprovalProcess(TenantDatabase db) {
        this.db = db;
    }

    public Optional<Approval> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(ApprovalDao::new).find(id));
    }

    /// Marks an open approval as overdue if its deadline has passed at an instant.
    public void markOverdue(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> tx.dao(ApprovalDao::new).overdue(id, tx.now())
                .ifPresent(projectId -> Events.recordIn(tx, projectId, ApprovalEvent.OVERDUE, id, Map.of())));
    }

    /// Makes the reminders of the undecided reviewers due, if it is time for them at an instant.
    public void remind(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> tx.dao(ApprovalDao::new).remind(id, tx.now())
                .ifPresent(projectId -> Events.recordIn(tx, projectId, ApprovalEvent.REMINDED, id, Map.of())));
    }

    /// The mail to a reviewer, or empty if it is no longer due.
    public Optional<OutgoingMail<ApprovalMailKind, ApprovalMailData>> prepareReviewerMail(UUID tenantId, UUID id,
            UUID reviewer, ApprovalMailKind kind) {
        return prepareMail(tenantId, id, kind, approval -> approval.reviewers().stream()
                .filter(asked -> asked.memberId().equals(reviewer)
                        && (kind == ApprovalMailKind.ASKED ? asked.askDueAt() : asked.reminderDueAt()) != null)
                .map(Reviewer::memberId).findFirst());
    }

    /// The mail to the owner, or empty if it is no longer due or the owner no longer sees the project.
    public Optional<OutgoingMail<ApprovalMailKind, ApprovalMailData>> prepareOwnerMail(UUID tenantId, UUID id,
            ApprovalMailKind kind) {
        return prepareMail(tenantId, id, kind,
                approval -> Optional.of(approval.createdBy().id()).filter(_ -> (switch (kind) {
                    case OVERDUE -> approval.overdueNoticeDueAt();
                    case OUTCOME -> approval.outcomeNoticeDueAt();
                    case DEPARTURE -> approval.departureNoticeDueAt();
                    case ASKED, REMINDED -> throw new IllegalArgumentException(kind + " is for reviewers");
                }) != null));
    }

    private Optional<OutgoingMail<ApprovalMailKind, ApprovalMailData>> prepareMail(UUID tenantId, UUID id,
            ApprovalMailKind kind,
            Function<Approval, Optional<UUID>> recipient) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var approval = Approvals.require(tx, id);
            var due = recipient.apply(approval);
            // Checked at each attempt: the recipient may have left since the mail became due.
            var seeing = due.filter(memberId -> Projects.sees(tx, approval.projectId(), memberId));
            if (due.isPresent() && seeing.isEmpty()) {
                settle(tx.dao(ApprovalDao::new), approval, due.get(), kind);
            }
            return seeing.flatMap(memberId -> Members.find(tx, memberId)).map(member -> {
                var data = new ApprovalMailData(member.studio().name(),
                        Projects.require(tx, approval.projectId()).name(),
                        Milestones.require(tx, approval.milestoneId()).name(), approval.round(),
                        approval.deadline(), approval.status());
                var generation = kind == ApprovalMailKind.DEPARTURE ? approval.departures() : approval.round();
                var delivery = Deliveries.prepare(tx, WORKFLOW_TYPE, id, generation, member.id(), kind, data);
                return new OutgoingMail<>(tenantId, delivery, delivery.kind(ApprovalMailKind.class),
                        delivery.data(ApprovalMailData.class), member.requiredEmail(), member.name(),
                        member.studio().replyTo(),
                        null);
            });
        });
    }

    /// Marks a mail as no longer due.
    private static void settle(ApprovalDao dao, Approval approval, UUID memberId, ApprovalMailKind kind) {
        var id = approval.id();
        switch (kind) {
            case ASKED -> dao.asked(id, memberId, null);
            case REMINDED -> dao.reminded(id, memberId, null);
            case OVERDUE -> dao.overdueNotified(id);
            case OUTCOME -> dao.outcomeNotified(id);
            case DEPARTURE -> dao.departureNotified(id, approval.departures());
        }
    }

    @Override
    public void mailed(Tx tx, Delivery delivery, ApprovalMailKind kind) {
        var dao = tx.dao(ApprovalDao::new);
        var id = delivery.subjectId();
        var memberId = delivery.requiredMemberId();
        switch (kind) {
            case ASKED -> dao.asked(id, memberId, tx.now());
            case REMINDED -> dao.reminded(id, memberId, tx.now());
            case OVERDUE -> dao.overdueNotified(id);
            case OUTCOME -> dao.outcomeNotified(id);
            case DEPARTURE -> dao.departureNotified(id, delivery.generation());
        }
        Events.recordIn(tx, dao.projectId(id).orElseThrow(), kind.event(), id,
                Map.of("deliveryId", delivery.id(), "memberId", memberId));
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<ApprovalMailKind> mailKinds() {
        return ApprovalMailKind.class;
    }

    @Override
    public Class<ApprovalStep> steps() {
        return ApprovalStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(ApprovalDao::new).subjects(ids);
    }

    @Override
    public void skip(Tx tx, UUID id, ApprovalStep step, String target) {
        var dao = tx.dao(ApprovalDao::new);
        switch (step) {
            case ASK_REVIEWER -> dao.asked(id, UUID.fromString(target), null);
            case REMIND_REVIEWER -> dao.reminded(id, UUID.fromString(target), null);
            case TELL_OVERDUE -> dao.overdueNotified(id);
            case TELL_OUTCOME -> dao.outcomeNotified(id);
            case TELL_DEPARTURE -> dao.departureNotified(id, Integer.parseInt(target));
        }
    }

    @Override
    public void abort(Tx tx, UUID id) {
        var dao = tx.dao(ApprovalDao::new);
        dao.lock(id).ifPresent(approval -> {
            if (approval.status().isOpen()) {
                Approvals.withdraw(tx, approval);
            } else {
                dao.outcomeNotified(id);
                dao.departureNotified(id, approval.departures());
            }
        });
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        Approvals.signal(tx, ApprovalSignal.ATTENDED, Approvals.require(tx, id));
    }
}
