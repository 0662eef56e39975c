package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// How the workflow reads its row, and changes it: each change is a guarded transition of the domain, so that a repeated
/// call does no harm.
@ActivityInterface
public interface ApprovalRows {
    /// A row that is gone reads as one with nothing to come.
    ApprovalFacts readApproval(RowId approval);

    void markApprovalOverdue(RowId approval, Instant asOf);

    /// Has the reviewers reminded who have not decided.
    void remindUndecided(RowId approval, Instant asOf);
}
