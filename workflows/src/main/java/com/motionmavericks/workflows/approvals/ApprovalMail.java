package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.util.UUID;

/// The mails of the workflow. Each attempt reads the row first, and sends nothing if the mail is no longer due.
@ActivityInterface
public interface ApprovalMail {
    void askReviewer(RowId approval, UUID reviewer);

    void remindReviewer(RowId approval, UUID reviewer);

    void tellOwnerOverdue(RowId approval);

    void tellOwnerOutcome(RowId approval);

    void tellOwnerDeparture(RowId approval);
}
