package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One round in which reviewers decide on a milestone.
///
/// @param assetVersionId the version of a film to approve; absent when the milestone is not about one
/// @param round counts the approvals of the milestone, from 1
/// @param needed how many reviewers must approve
/// @param updatedAt when it or one of its reviewers last changed
/// @param reminderDueAt when to remind the reviewers; absent once done or no longer due, like the next three
/// @param overdueNoticeDueAt when to tell the owner that it is overdue
/// @param outcomeNoticeDueAt when to tell the owner how it ended
/// @param departureNoticeDueAt when to tell the owner that a reviewer has left the project
/// @param parked the steps that its workflow has parked, as `step/target`; absent for AGENCY and GUEST
public record Approval(UUID id, UUID projectId, UUID milestoneId, @Nullable UUID assetVersionId, int round,
        Policy policy, int needed, Status status, long version, Person createdBy, Instant createdAt, Instant updatedAt,
        Instant deadline,
        @Nullable Instant reminderDueAt, @Nullable Instant overdueNoticeDueAt, @Nullable Instant outcomeNoticeDueAt,
        @Nullable Instant departureNoticeDueAt, @Nullable Instant closedAt, @Nullable List<String> parked,
        List<Reviewer> reviewers)
        implements
            Versioned,
            ProjectScoped {

    public enum Status {
        OPEN,
        /// The deadline has passed without an outcome. Reviewers can still decide.
        OVERDUE,
        APPROVED,
        CHANGES_REQUESTED,
        WITHDRAWN;

        public boolean isOpen() {
            return this == OPEN || this == OVERDUE;
        }
    }

    /// A member who is asked to decide.
    ///
    /// @param askDueAt when to mail them the request; absent once done or no longer due, like the next one
    /// @param leftAt when they left the project undecided: from then on they do not count in this round
    public record Reviewer(UUID approvalId, Person member, @Nullable Instant askDueAt, @Nullable Instant reminderDueAt,
            @Nullable Instant askedAt, @Nullable Instant remindedAt, @Nullable Decision decision,
            @Nullable String comment, @Nullable Instant decidedAt, @Nullable Instant leftAt, Instant updatedAt) {

        public UUID memberId() {
            return member.id();
        }
    }

    /// The same approval with one reviewer replaced.
    Approval with(Reviewer changed) {
        return new Approval(id, projectId, milestoneId, assetVersionId, round, policy, needed, status, version,
                createdBy, createdAt, changed.updatedAt(), deadline, reminderDueAt, overdueNoticeDueAt,
                outcomeNoticeDueAt, departureNoticeDueAt, closedAt, parked, reviewers.stream()
                        .map(each -> each.memberId().equals(changed.memberId()) ? changed : each).toList());
    }

    /// The reviewers whose decisions count.
    List<Reviewer> counting() {
        return reviewers.stream().filter(reviewer -> reviewer.leftAt() == null).toList();
    }

    /// How many reviewers have left.
    public int departures() {
        return reviewers.size() - counting().size();
    }

    /// The status at an instant: overdue from its deadline on, even while the row still says open.
    public Status statusAt(Instant now) {
        return status == Status.OPEN && !now.isBefore(deadline) ? Status.OVERDUE : status;
    }

    /// Whether the decision of a reviewer is missing.
    boolean awaits(UUID memberId) {
        return counting().stream()
                .anyMatch(reviewer -> reviewer.memberId().equals(memberId) && reviewer.decision() == null);
    }

    /// The status that the decisions lead to, or empty while more of them are needed.
    Optional<Status> outcome() {
        return Optional.ofNullable(outcome(policy, needed, counting().size(), count(Decision.APPROVED),
                count(Decision.CHANGES_REQUESTED)));
    }

    private int count(Decision decision) {
        return (int) counting().stream().filter(reviewer -> reviewer.decision() == decision).count();
    }

    static @Nullable Status outcome(Policy policy, int needed, int reviewers, int approved, int wantChanges) {
        var isRefused = switch (policy) {
            case ANY, ALL -> wantChanges > 0;
            case QUORUM -> reviewers - wantChanges < needed;
        };
        return approved >= needed ? Status.APPROVED : isRefused ? Status.CHANGES_REQUESTED : null;
    }
}
