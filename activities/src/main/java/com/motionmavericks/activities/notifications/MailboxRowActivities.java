package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.notifications.Mailboxes;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.MailboxFacts;
import com.motionmavericks.workflows.notifications.MailboxRows;
import java.util.Set;

/// Reads the rows of a mailbox for its workflow.
public final class MailboxRowActivities implements MailboxRows {
    private final Mailboxes mailboxes;

    public MailboxRowActivities(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public MailboxFacts readMailbox(RowId id) {
        var mailbox = mailboxes.get(id.tenantId(), id.id());
        return new MailboxFacts(mailbox.unmailed(), Set.copyOf(mailbox.parked()));
    }
}
