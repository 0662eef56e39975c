package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.notifications.Notification;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.NotificationFacts;
import com.motionmavericks.workflows.notifications.NotificationMail;
import com.motionmavericks.workflows.notifications.NotificationRows;
import com.motionmavericks.workflows.notifications.NotificationSlack;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Ends the workflows of the type Notification, which mailboxes and channels have replaced. They send what is still due, so
/// here nothing is. It goes with the workflow.
public final class RetiredNotificationActivities implements NotificationRows, NotificationMail, NotificationSlack {
    private final Notifications notifications;

    public RetiredNotificationActivities(Notifications notifications) {
        this.notifications = notifications;
    }

    /// The parked steps, so that the workflow releases them.
    @Override
    public NotificationFacts readNotification(RowId id) {
        var parked = notifications.find(id.tenantId(), id.id()).map(Notification::parked).orElse(List.of());
        return new NotificationFacts(null, List.of(), false, Set.copyOf(parked));
    }

    @Override
    public void resolveRecipients(RowId id, Instant asOf) {}

    @Override
    public void notifyMember(RowId id, UUID member) {}

    @Override
    public void tellSlack(RowId id) {}
}
