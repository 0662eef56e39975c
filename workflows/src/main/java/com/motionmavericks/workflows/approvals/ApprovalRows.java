package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// Reads and changes the workflow's row. Each change is a guarded transition of the domain, so a repeated call does no
/// harm.
@ActivityInterface
public interface ApprovalRows {
    /// A deleted row reads as one with nothing due.
    ApprovalFacts readApproval(RowId approval);

    void markApprovalOverdue(RowId approval, Instant asOf);

    /// Marks the reviewers who have not decided as due for a reminder.
    void remindUndecided(RowId approval, Instant asOf);
}
