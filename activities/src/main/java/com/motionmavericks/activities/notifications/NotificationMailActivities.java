package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.NotificationMail;
import java.util.UUID;

/// Sends the mails of a notification's workflow.
public final class NotificationMailActivities implements NotificationMail {
    private final Notifications notifications;
    private final Mailer mailer;
    private final NotificationTemplates templates;

    public NotificationMailActivities(Notifications notifications, Mailer mailer, NotificationTemplates templates) {
        this.notifications = notifications;
        this.mailer = mailer;
        this.templates = templates;
    }

    @Override
    public void notifyMember(RowId id, UUID member) {
        mailer.send(notifications.prepareMail(id.tenantId(), id.id(), member), templates::notification);
    }
}
