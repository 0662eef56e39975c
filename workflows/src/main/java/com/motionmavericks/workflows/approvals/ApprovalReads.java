package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// How the workflow sees its row.
@ActivityInterface
public interface ApprovalReads {
    /// A row that is gone reads as one with nothing to come.
    ApprovalFacts readApproval(RowId approval);
}
