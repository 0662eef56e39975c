package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// The mails of the workflow. Each attempt reads the row first, and sends nothing if the mail is no longer due.
@ActivityInterface
public interface EmailChangeMail {
    void notifyOldAddress(RowId change);

    void mailNewAddress(RowId change);
}
