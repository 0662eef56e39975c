package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.MailboxMail;
import java.util.UUID;

/// Sends the mails of a mailbox's workflow.
public final class MailboxMailActivities implements MailboxMail {
    private final Notifications notifications;
    private final Mailer mailer;
    private final NotificationTemplates templates;

    public MailboxMailActivities(Notifications notifications, Mailer mailer, NotificationTemplates templates) {
        this.notifications = notifications;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public void mailEvent(RowId mailbox, UUID event) {
        mailer.send(notifications.prepareMail(mailbox.tenantId(), event, mailbox.id()), templates::notification);
    }
}
