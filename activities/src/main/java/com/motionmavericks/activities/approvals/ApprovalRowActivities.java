package com.motionmavericks.activities.approvals;

import com.motionmavericks.domain.approvals.Approval;
import com.motionmavericks.domain.approvals.ApprovalProcess;
import com.motionmavericks.workflows.approvals.ApprovalFacts;
import com.motionmavericks.workflows.approvals.ApprovalRows;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads and changes the row of an approval for its workflow.
public final class ApprovalRowActivities implements ApprovalRows {
    private static final ApprovalFacts GONE = new ApprovalFacts(0, null, null, List.of(), List.of(), false, false,
            null, Set.of());

    private final ApprovalProcess approvals;

    public ApprovalRowActivities(ApprovalProcess approvals) {
        this.approvals = approvals;
    }

    @Override
    public ApprovalFacts readApproval(RowId id) {
        return approvals.find(id.tenantId(), id.id()).map(ApprovalRowActivities::facts).orElse(GONE);
    }

    @Override
    public void markApprovalOverdue(RowId id, Instant asOf) {
        approvals.markOverdue(id.tenantId(), id.id(), asOf);
    }

    @Override
    public void remindUndecided(RowId id, Instant asOf) {
        approvals.remind(id.tenantId(), id.id(), asOf);
    }

    private static ApprovalFacts facts(Approval approval) {
        return new ApprovalFacts(approval.round(),
                approval.status() == Approval.Status.OPEN ? approval.deadline() : null, approval.reminderDueAt(),
                due(approval, Approval.Reviewer::askDueAt), due(approval, Approval.Reviewer::reminderDueAt),
                approval.overdueNoticeDueAt() != null, approval.outcomeNoticeDueAt() != null,
                approval.departureNoticeDueAt() == null ? null : approval.departures(),
                Set.copyOf(Objects.requireNonNull(approval.parked())));
    }

    private static List<UUID> due(Approval approval, Function<Approval.Reviewer, @Nullable Instant> dueAt) {
        return approval.reviewers().stream().filter(reviewer -> dueAt.apply(reviewer) != null)
                .map(Approval.Reviewer::memberId).toList();
    }
}
