package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A milestone that was put up for approval: one round, with its reviewers.
///
/// @param assetVersionId the version of a film that is to be looked at
/// @param round counts the approvals of the milestone, from 1
/// @param needed how many must approve
/// @param reminderDueAt when the reviewers are to be reminded; absent once they are, or not wanted; so are the next three
/// @param overdueNoticeDueAt when the owner is to be told that it is overdue
/// @param outcomeNoticeDueAt when the owner is to be told how it ended
/// @param departureNoticeDueAt when the owner is to be told that a reviewer has left the project
/// @param parked the steps that its workflow has given up on for now, as `step/target`
public record Approval(UUID id, UUID projectId, UUID milestoneId, @Nullable UUID assetVersionId, int round,
        Policy policy, int needed, Status status, long version, UUID createdBy, Instant createdAt, Instant deadline,
        @Nullable Instant reminderDueAt, @Nullable Instant overdueNoticeDueAt, @Nullable Instant outcomeNoticeDueAt,
        @Nullable Instant departureNoticeDueAt, @Nullable Instant closedAt, List<String> parked,
        List<Reviewer> reviewers)
        implements
            Versioned,
            ProjectScoped {

    public enum Status {
        OPEN,
        /// The deadline has passed without an outcome; it can still be decided.
        OVERDUE,
        APPROVED,
        CHANGES_REQUESTED,
        WITHDRAWN;

        public boolean isOpen() {
            return this == OPEN || this == OVERDUE;
        }
    }

    /// Somebody who is asked.
    ///
    /// @param askDueAt when they are to be asked; absent once they are, or not wanted; so is the next one
    /// @param leftAt when they were taken off the project without having decided: they no longer count in this round
    public record Reviewer(UUID memberId, @Nullable Instant askDueAt, @Nullable Instant reminderDueAt,
            @Nullable Instant askedAt, @Nullable Instant remindedAt, @Nullable Decision decision,
            @Nullable String comment, @Nullable Instant decidedAt, @Nullable Instant leftAt) {}

    /// The reviewers whose decisions count.
    List<Reviewer> counting() {
        return reviewers.stream().filter(reviewer -> reviewer.leftAt() == null).toList();
    }

    /// How many reviewers have left.
    public int departures() {
        return reviewers.size() - counting().size();
    }

    /// The status at an instant: one whose deadline has passed is overdue, even if nobody has noted it yet.
    public Status statusAt(Instant now) {
        return status == Status.OPEN && !now.isBefore(deadline) ? Status.OVERDUE : status;
    }

    /// Whether a reviewer is still to decide.
    boolean awaits(UUID memberId) {
        return counting().stream()
                .anyMatch(reviewer -> reviewer.memberId().equals(memberId) && reviewer.decision() == null);
    }

    /// What the decisions come to: empty while it is open.
    @Nullable
    Status outcome() {
        return outcome(policy, needed, counting().size(), count(Decision.APPROVED), count(Decision.CHANGES_REQUESTED));
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
