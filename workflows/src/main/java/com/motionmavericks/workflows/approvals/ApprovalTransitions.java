package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// What the workflow changes: each a guarded transition of the domain, so that a repeated call does no harm.
@ActivityInterface
public interface ApprovalTransitions {
    void markApprovalOverdue(RowId approval, Instant asOf);

    /// Has the reviewers reminded who have not decided.
    void remindUndecided(RowId approval, Instant asOf);
}
