package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.util.UUID;

/// What the workflow has mailed. Each call asks the row at each attempt whether it is still wanted.
@ActivityInterface
public interface ApprovalMail {
    void askReviewer(RowId approval, UUID reviewer);

    void remindReviewer(RowId approval, UUID reviewer);

    void tellOwnerOverdue(RowId approval);

    void tellOwnerOutcome(RowId approval);

    void tellOwnerDeparture(RowId approval);
}
