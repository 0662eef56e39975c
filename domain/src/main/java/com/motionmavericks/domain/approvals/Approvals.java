package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.approvals.Approval.Status;
import com.motionmavericks.domain.assets.AssetVersion;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Milestones;
import com.motionmavericks.domain.projects.ProjectListener;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What members do with approvals, and what happens to them with their project. [ApprovalProcess] has what their workflow
/// does.
public final class Approvals implements ProjectListener {
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

    /// Puts a milestone up for approval, for ADMIN. The workflow mails the reviewers, and the outcome to the caller, who must
    /// be a person.
    ///
    /// @throws Refused with NOT_FOUND, INVALID, PROJECT_ARCHIVED, ASSET_VERSION_TRASHED, ASSET_VERSION_DELETED or APPROVAL_OPEN
    public Approval request(Credential caller, String idempotencyKey, RequestApproval command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Approval.class, tx -> {
            var projectId = Milestones.requireLocked(tx, command.milestoneId()).projectId();
            validate(tx, projectId, command);
            var dao = tx.dao(ApprovalDao::new);
            var row = dao
                    .insert(tx.principal().tenantId(), projectId, command, tx.principal().requiredMemberId(), tx.now(),
                            Deadlines.before(times.remindBefore(), command.deadline(), tx.now()))
                    .orElseThrow(() -> new Refused(Refusal.APPROVAL_OPEN,
                            "The milestone is up for approval already. Withdraw that one first."));
            var approval = row
                    .with(dao.insertReviewers(tx.principal().tenantId(), projectId, row.id(), command.reviewers(),
                            tx.now()));
            record(tx, approval, ApprovalEvent.REQUESTED, Map.of("round", approval.round(), "policy", command.policy(),
                    "reviewers", command.reviewers()));
            signal(tx, ApprovalSignal.REQUESTED, approval);
            return approval;
        });
    }

    /// Notes a reviewer's decision. The last one that is needed closes the approval in the same transaction.
    ///
    /// @throws Refused with NOT_FOUND, NOT_ALLOWED, ANOTHER_VERSION, ALREADY_DECIDED, PROJECT_ARCHIVED, or APPROVAL_CLOSED
    ///         and the outcome
    public Approval decide(Credential caller, String idempotencyKey, Decide command) {
        return commands.once(caller, Access.MEMBERS, idempotencyKey, command, Approval.class, tx -> {
            var memberId = tx.principal().requiredMemberId();
            var approval = lockInOpenProject(tx, command.approvalId()).orElseThrow(() -> Refused.notFound(NAME));
            requireDecidable(approval, memberId, command);
            var dao = tx.dao(ApprovalDao::new);
            var decided = approval.with(dao.decide(approval.id(), memberId, command.decision(), command.comment(),
                    tx.now()));
            record(tx, decided, ApprovalEvent.DECIDED, Map.of("decision", command.decision(), "reviewer", memberId));
            signal(tx, ApprovalSignal.DECIDED, decided);
            return decided.outcome().map(outcome -> settle(tx, decided, outcome))
                    .orElseGet(() -> dao.touch(approval.id()).with(decided.reviewers()));
        });
    }

    /// Withdraws an open approval, for ADMIN.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, PROJECT_ARCHIVED, or APPROVAL_CLOSED and the outcome
    public Approval withdraw(Credential caller, String idempotencyKey, WithdrawApproval command) {
        return commands.once(caller, Access.ADMIN, idempotencyKey, command, Approval.class, tx -> {
            var approval = Versioned.unchanged(lockInOpenProject(tx, command.id()), command.version(), NAME);
            requireOpen(approval);
            return withdraw(tx, approval);
        });
    }

    public Approval get(Credential caller, UUID id) {
        return db.read(caller, Access.MEMBERS, tx -> require(tx, id));
    }

    /// The approvals of a project, newest first.
    public Page<Approval> list(Credential caller, UUID projectId, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> cursors.newestFirst(tx, "approvals?project=" + projectId,
                request, Approval::id, (after, limit) -> Projects.requireSeen(tx, projectId,
                        tx.dao(ApprovalDao::new).list(projectId, after, limit))));
    }

    @Override
    public void archived(Tx tx, UUID projectId) {
        tx.dao(ApprovalDao::new).lockOpen(projectId).forEach(approval -> withdraw(tx, approval));
    }

    /// A decision stays when its reviewer leaves. An undecided reviewer no longer counts: the others may have settled the
    /// approval already, and with none left it is withdrawn. The owner is told.
    @Override
    public void memberRemoved(Tx tx, UUID projectId, UUID memberId) {
        tx.dao(ApprovalDao::new).lockOpen(projectId).stream().filter(approval -> approval.awaits(memberId))
                .forEach(approval -> leave(tx, approval, memberId));
    }

    /// Withdraws an approval that is open and locked.
    static Approval withdraw(Tx tx, Approval approval) {
        record(tx, approval, ApprovalEvent.WITHDRAWN, Map.of());
        signal(tx, ApprovalSignal.WITHDRAWN, approval);
        return close(tx, approval, Status.WITHDRAWN, null);
    }

    static void signal(Tx tx, ApprovalSignal signal, Approval approval) {
        Outbox.signal(tx, signal, approval.id(), "Approval of a milestone, round " + approval.round() + ", "
                + approval.reviewers().size() + " reviewers");
    }

    static Approval require(Tx tx, UUID id) {
        return tx.dao(ApprovalDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    private static void leave(Tx tx, Approval approval, UUID memberId) {
        var dao = tx.dao(ApprovalDao::new);
        var left = approval.with(dao.leave(approval.id(), memberId, tx.now()));
        var remaining = left.counting().size();
        // No more can be needed than are left.
        var reduced = dao.need(approval.id(), Math.max(1, Math.min(approval.needed(), remaining)))
                .with(left.reviewers());
        record(tx, reduced, ApprovalEvent.REVIEWER_LEFT, Map.of("reviewer", memberId));
        if (remaining == 0) {
            withdraw(tx, reduced);
        } else {
            reduced.outcome().ifPresent(outcome -> settle(tx, reduced, outcome));
        }
        dao.tellOfDeparture(approval.id(), tx.now());
        signal(tx, ApprovalSignal.REVIEWER_LEFT, reduced);
    }

    private static Approval settle(Tx tx, Approval approval, Status outcome) {
        record(tx, approval, outcome == Status.APPROVED ? ApprovalEvent.APPROVED : ApprovalEvent.CHANGES_REQUESTED,
                Map.of("round", approval.round()));
        return close(tx, approval, outcome, tx.now());
    }

    private static Approval close(Tx tx, Approval approval, Status status, @Nullable Instant outcomeNoticeDueAt) {
        var dao = tx.dao(ApprovalDao::new);
        return dao.close(approval.id(), status, tx.now(), outcomeNoticeDueAt).with(dao.closeReviewers(approval.id()));
    }

    private static void record(Tx tx, Approval approval, ApprovalEvent type, Map<String, ?> details) {
        Events.recordIn(tx, approval.projectId(), type, approval.id(), details);
    }

    /// Locks the project before the approval, like every change within a project.
    private static Optional<Approval> lockInOpenProject(Tx tx, UUID id) {
        var dao = tx.dao(ApprovalDao::new);
        dao.projectId(id).ifPresent(projectId -> Projects.requireOpen(tx, projectId));
        return dao.lock(id);
    }

    private void validate(Tx tx, UUID projectId, RequestApproval command) {
        var reviewers = command.reviewers();
        for (int i = 0; i < reviewers.size(); i++) {
            if (reviewers.indexOf(reviewers.get(i)) < i) {
                throw Refused.invalid("/reviewers/" + i, Code.DUPLICATE, "must be named once");
            }
            if (!Projects.sees(tx, projectId, reviewers.get(i)) || !Members.require(tx, reviewers.get(i)).isPerson()) {
                throw Refused.invalid("/reviewers/" + i, Code.NOT_FOUND,
                        "must be a person who is ADMIN or a member of the project");
            }
        }
        if (command.policy() != Policy.QUORUM && command.quorum() != null) {
            throw Refused.invalid("/quorum", Code.NOT_ALLOWED, "is for the policy QUORUM alone");
        }
        if (command.needed() < 1 || command.needed() > reviewers.size()) {
            throw Refused.invalid("/quorum", command.quorum() == null ? Code.REQUIRED : Code.OUT_OF_RANGE,
                    "must be between 1 and the number of reviewers");
        }
        Deadlines.requireBetween(times.shortest(), times.longest(), "deadline", command.deadline(), tx.now());
        var versionId = command.assetVersionId();
        if (versionId != null && Assets.lockKept(tx, versionId).filter(version -> version.projectId().equals(projectId)
                && version.status() == AssetVersion.Status.READY).isEmpty()) {
            throw Refused.invalid("/assetVersionId", Code.NOT_FOUND, "must be a version of this project that is READY");
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
}
