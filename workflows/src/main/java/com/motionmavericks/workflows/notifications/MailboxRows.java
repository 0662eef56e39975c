package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// Reads the workflow's rows.
@ActivityInterface
public interface MailboxRows {
    MailboxFacts readMailbox(RowId mailbox);
}
