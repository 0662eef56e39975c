package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.util.UUID;

/// The mails of the workflow. Each attempt reads the row first, and sends nothing if the mail is no longer due.
@ActivityInterface
public interface MailboxMail {
    void mailEvent(RowId mailbox, UUID event);
}
