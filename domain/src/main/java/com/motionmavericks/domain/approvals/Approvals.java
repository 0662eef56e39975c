package com.motionmavericks.domain.approvals;

import static com.motionmavericks.domain.approvals.ApprovalSignal.ATTENDED;
import static com.motionmavericks.domain.approvals.ApprovalSignal.DECIDED;
import static com.motionmavericks.domain.approvals.ApprovalSignal.REQUESTED;
import static com.motionmavericks.domain.approvals.ApprovalSignal.REVIEWER_LEFT;
import static com.motionmavericks.domain.approvals.ApprovalSignal.WITHDRAWN;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.motionmavericks.domain.approvals.Approval.Reviewer;
import com.motionmavericks.domain.approvals.Approval.Status;
import com.motionmavericks.domain.assets.AssetVersion;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Milestones;
import com.motionmavericks.domain.projects.ProjectListener;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import com.motionmavericks.steps.approvals.ApprovalStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Every rule and every transition of an approval, whoever calls it: a request, or a workflow through its activities.
public final class Approvals implements ParkedStepHandler<ApprovalStep>, DeliveryListener, ProjectListener {
    /// The type of its workflow in Temporal.
    public static final String WORKFLOW_TYPE = "Approval";
    private static final String NAME = "approval";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;
    private final ApprovalTimes times;

    public Approvals(TenantDatabase db, Commands commands, Cursors cursors, ApprovalTimes times) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
        this.times = times;
    }

    /// Puts a milestone up for approval, for ADMIN; the reviewers are mailed.
    ///
    /// @throws Refused with NOT_FOUND, INVALID, PROJECT_ARCHIVED or APPROVAL_OPEN
    public Approval request(Principal principal, String idempotencyKey, RequestApproval command) {
        principal.require(Role.ADMIN);
        return commands.once(principal, idempotencyKey, command, Approval.class, tx -> {
            var milestone = Milestones.requireLocked(tx, command.milestoneId());
            validate(tx, milestone.projectId(), command);
            var dao = tx.dao(ApprovalDao.class);
            var id = dao.insert(principal.tenantId(), milestone.projectId(), command,
                    principal.requiredMemberId(), tx.now(),
                    Deadlines.before(times.remindBefore(), command.deadline(), tx.now()))
                    .orElseThrow(() -> new Refused(Refusal.APPROVAL_OPEN,
                            "The milestone is up for approval already. Withdraw that one first."));
            dao.insertReviewers(principal.tenantId(), milestone.projectId(), id, command.reviewers(), tx.now());
            var approval = require(tx, id);
            record(tx, approval, ApprovalEvent.REQUESTED, Map.of("round", approval.round(), "policy", command.policy(),
                    "reviewers", command.reviewers()));
            return signal(tx, REQUESTED, id);
        });
    }

    /// A reviewer decides. The last decision that is needed closes the approval in the same transaction.
    ///
    /// @throws Refused with NOT_FOUND, NOT_ALLOWED, ANOTHER_VERSION, ALREADY_DECIDED, PROJECT_ARCHIVED, or APPROVAL_CLOSED and the
    ///         outcome
    public Approval decide(Principal principal, String idempotencyKey, Decide command) {
        var memberId = principal.requiredMemberId();
        return commands.once(principal, idempotencyKey, command, Approval.class, tx -> {
            var approval = lockedInOpenProject(tx, command.approvalId());
            requireDecidable(approval, memberId, command);
            var dao = tx.dao(ApprovalDao.class);
            dao.decide(approval.id(), memberId, command.decision(), command.comment(), tx.now());
            record(tx, approval, ApprovalEvent.DECIDED, Map.of("decision", command.decision(), "reviewer", memberId));
            if (!closeIfSettled(tx, approval.id())) {
                dao.touch(approval.id());
            }
            return signal(tx, DECIDED, approval.id());
        });
    }

    /// Takes an open approval back, for ADMIN.
    public Approval withdraw(Principal principal, String idempotencyKey, WithdrawApproval command) {
        principal.require(Role.ADMIN);
        return commands.once(principal, idempotencyKey, command, Approval.class, tx -> {
            var approval = Versioned.unchanged(Optional.of(lockedInOpenProject(tx, command.id())),
                    command.version(), NAME);
            requireOpen(approval);
            return withdraw(tx, approval);
        });
    }

    public Approval get(Principal principal, UUID id) {
        return db.read(principal, tx -> require(tx, id));
    }

    /// The approvals of a project, newest first.
    public Page<Approval> list(Principal principal, UUID projectId, PageRequest request) {
        return cursors.newestFirst(principal, "approvals?project=" + projectId, request, Approval::id,
                (after, limit) -> db.read(principal, tx -> whole(tx, tx.dao(ApprovalDao.class)
                        .list(Projects.require(tx, projectId).id(), after, limit))));
    }

    /// The approval as its workflow sees it, if it is there.
    public Optional<Approval> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId),
                tx -> tx.dao(ApprovalDao.class).find(id).map(row -> whole(tx, List.of(row)).getFirst()));
    }

    /// Notes at an instant that the deadline has passed: from then on the owner is to be told.
    public void markOverdue(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            if (tx.dao(ApprovalDao.class).overdue(id, tx.now())) {
                record(tx, require(tx, id), ApprovalEvent.OVERDUE, Map.of());
            }
        });
    }

    /// Has the reviewers reminded, at an instant, who have not decided.
    public void remind(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            var dao = tx.dao(ApprovalDao.class);
            if (dao.remind(id, tx.now())) {
                dao.remindUndecided(id, tx.now());
                record(tx, require(tx, id), ApprovalEvent.REMINDED, Map.of());
            }
        });
    }

    /// What is to be mailed to a reviewer now: empty when nobody wants it any more.
    public Optional<OutgoingMail> prepareReviewerMail(UUID tenantId, UUID id, UUID reviewer, ApprovalMailKind kind) {
        return prepareMail(tenantId, id, kind, approval -> approval.reviewers().stream()
                .filter(asked -> asked.memberId().equals(reviewer)
                        && (kind == ApprovalMailKind.ASKED ? asked.askDueAt() : asked.reminderDueAt()) != null)
                .map(Reviewer::memberId).findFirst());
    }

    /// What is to be mailed to the owner now: empty when nobody wants it any more.
    public Optional<OutgoingMail> prepareOwnerMail(UUID tenantId, UUID id, ApprovalMailKind kind) {
        return prepareMail(tenantId, id, kind,
                approval -> Optional.of(approval.createdBy()).filter(_ -> (switch (kind) {
                    case OVERDUE -> approval.overdueNoticeDueAt();
                    case OUTCOME -> approval.outcomeNoticeDueAt();
                    case DEPARTURE -> approval.departureNoticeDueAt();
                    case ASKED, REMINDED -> throw new IllegalArgumentException(kind + " is for reviewers");
                }) != null));
    }

    @Override
    public void mailed(Tx tx, Delivery delivery) {
        var kind = ApprovalMailKind.of(delivery.template());
        var dao = tx.dao(ApprovalDao.class);
        switch (kind) {
            case ASKED -> dao.asked(delivery.subjectId(), delivery.requiredMemberId(), tx.now());
            case REMINDED -> dao.reminded(delivery.subjectId(), delivery.requiredMemberId(), tx.now());
            case OVERDUE -> dao.overdueNotified(delivery.subjectId());
            case OUTCOME -> dao.outcomeNotified(delivery.subjectId());
            case DEPARTURE -> dao.departureNotified(delivery.subjectId(), delivery.generation());
        }
        Events.recordIn(tx, require(tx, delivery.subjectId()).projectId(), kind.event(), delivery.subjectId(),
                Map.of("deliveryId", delivery.id(), "memberId", delivery.requiredMemberId()));
    }

    @Override
    public void archived(Tx tx, UUID projectId) {
        whole(tx, tx.dao(ApprovalDao.class).lockOpen(projectId)).forEach(approval -> withdraw(tx, approval));
    }

    /// A decision that was made stays; who has not decided no longer counts, and the owner is told. Those who are left may
    /// have settled it already; with nobody left it is withdrawn.
    @Override
    public void memberRemoved(Tx tx, UUID projectId, UUID memberId) {
        var dao = tx.dao(ApprovalDao.class);
        whole(tx, dao.lockOpen(projectId)).stream().filter(approval -> approval.awaits(memberId)).forEach(approval -> {
            dao.leave(approval.id(), memberId, tx.now());
            record(tx, approval, ApprovalEvent.REVIEWER_LEFT, Map.of("reviewer", memberId));
            if (approval.counting().size() == 1) {
                withdraw(tx, approval);
            } else {
                closeIfSettled(tx, approval.id());
            }
            dao.tellOfDeparture(approval.id(), tx.now());
            signal(tx, REVIEWER_LEFT, approval.id());
        });
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<ApprovalStep> steps() {
        return ApprovalStep.class;
    }

    @Override
    public void skip(Tx tx, UUID id, ApprovalStep step, String target) {
        var dao = tx.dao(ApprovalDao.class);
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
        var approval = locked(tx, id);
        if (approval.status().isOpen()) {
            withdraw(tx, approval);
        } else {
            tx.dao(ApprovalDao.class).outcomeNotified(id);
            tx.dao(ApprovalDao.class).departureNotified(id, approval.departures());
        }
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        signal(tx, ATTENDED, id);
    }

    private Optional<OutgoingMail> prepareMail(UUID tenantId, UUID id, ApprovalMailKind kind,
            Function<Approval, Optional<UUID>> recipient) {
        return db.inTenant(Principal.worker(tenantId), tx -> {
            var approval = require(tx, id);
            return recipient.apply(approval)
                    // Asked at each attempt: they may have left since it fell due.
                    .filter(memberId -> Projects.sees(tx, approval.projectId(), memberId))
                    .flatMap(memberId -> Members.find(tx, memberId)).map(member -> {
                        var data = new ApprovalMailData(member.studio(),
                                Projects.require(tx, approval.projectId()).name(),
                                Milestones.require(tx, approval.milestoneId()).name(), approval.round(),
                                approval.deadline(), approval.status());
                        var generation = kind == ApprovalMailKind.DEPARTURE ? approval.departures() : approval.round();
                        var delivery = Deliveries.prepare(tx, WORKFLOW_TYPE, id, generation, member.id(),
                                kind.template(), data);
                        return new OutgoingMail(tenantId, delivery, member.email(), member.name(), null);
                    });
        });
    }

    private void validate(Tx tx, UUID projectId, RequestApproval command) {
        var reviewers = command.reviewers();
        if (reviewers.stream().distinct().count() < reviewers.size()) {
            throw new Refused(Refusal.INVALID, "reviewers must name each reviewer once.");
        }
        if (command.needed() < 1 || command.needed() > reviewers.size()
                || (command.policy() != Policy.QUORUM && command.quorum() != null)) {
            throw new Refused(Refusal.INVALID,
                    "quorum must be between 1 and the number of reviewers, and is for the policy QUORUM alone.");
        }
        Deadlines.requireBetween(times.shortest(), times.longest(), "deadline", command.deadline(), tx.now());
        if (!reviewers.stream().allMatch(reviewer -> Projects.sees(tx, projectId, reviewer))) {
            throw new Refused(Refusal.INVALID, "reviewers must be members who were put on the project, or ADMIN.");
        }
        var versionId = command.assetVersionId();
        if (versionId != null && Assets.find(tx, versionId).filter(version -> version.projectId().equals(projectId)
                && version.status() == AssetVersion.Status.READY).isEmpty()) {
            throw new Refused(Refusal.INVALID, "assetVersionId must be a version of this project that is READY.");
        }
    }

    private static void requireDecidable(Approval approval, UUID memberId, Decide command) {
        var reviewer = approval.reviewers().stream().filter(asked -> asked.memberId().equals(memberId)).findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_ALLOWED, "You are not one of its reviewers."));
        requireOpen(approval);
        if (reviewer.leftAt() != null) {
            throw new Refused(Refusal.NOT_ALLOWED, "You had left the project, and no longer count in this round.");
        }
        if (reviewer.decision() != null) {
            throw new Refused(Refusal.ALREADY_DECIDED, "You have decided already.");
        }
        if (!Objects.equals(command.assetVersionId(), approval.assetVersionId())) {
            throw new Refused(Refusal.ANOTHER_VERSION,
                    "This is not the version that is up for approval. Look at it first.");
        }
    }

    private static void requireOpen(Approval approval) {
        if (!approval.status().isOpen()) {
            throw new Refused(Refusal.APPROVAL_CLOSED, "The approval is closed.",
                    Map.of("approvalStatus", approval.status()));
        }
    }

    private static boolean closeIfSettled(Tx tx, UUID id) {
        var approval = require(tx, id);
        var outcome = approval.outcome();
        if (outcome == null || !tx.dao(ApprovalDao.class).close(id, outcome, tx.now(), tx.now())) {
            return false;
        }
        record(tx, approval, outcome == Status.APPROVED ? ApprovalEvent.APPROVED : ApprovalEvent.CHANGES_REQUESTED,
                Map.of("round", approval.round()));
        return true;
    }

    private static Approval withdraw(Tx tx, Approval approval) {
        tx.dao(ApprovalDao.class).close(approval.id(), Status.WITHDRAWN, tx.now(), null);
        record(tx, approval, ApprovalEvent.WITHDRAWN, Map.of());
        return signal(tx, WITHDRAWN, approval.id());
    }

    private static Approval signal(Tx tx, ApprovalSignal signal, UUID id) {
        var approval = require(tx, id);
        Outbox.signal(tx, signal, id, "Approval of a milestone, round " + approval.round() + ", "
                + approval.reviewers().size() + " reviewers");
        return approval;
    }

    private static void record(Tx tx, Approval approval, ApprovalEvent type, Map<String, ?> details) {
        Events.recordIn(tx, approval.projectId(), type, approval.id(), details);
    }

    private static Approval require(Tx tx, UUID id) {
        return whole(tx, tx.dao(ApprovalDao.class).find(id));
    }

    private static Approval lockedInOpenProject(Tx tx, UUID id) {
        Projects.requireOpen(tx, require(tx, id).projectId());
        return locked(tx, id);
    }

    private static Approval locked(Tx tx, UUID id) {
        return whole(tx, tx.dao(ApprovalDao.class).lock(id));
    }

    private static Approval whole(Tx tx, Optional<ApprovalDao.Row> row) {
        return whole(tx, List.of(row.orElseThrow(() -> Refused.notFound(NAME)))).getFirst();
    }

    private static List<Approval> whole(Tx tx, List<ApprovalDao.Row> rows) {
        var reviewers = tx.dao(ApprovalDao.class).reviewers(rows.stream().map(ApprovalDao.Row::id).toList()).stream()
                .collect(groupingBy(ApprovalDao.ReviewerRow::approvalId,
                        mapping(ApprovalDao.ReviewerRow::reviewer, toList())));
        return rows.stream().map(row -> row.with(reviewers.getOrDefault(row.id(), List.of()))).toList();
    }
}
