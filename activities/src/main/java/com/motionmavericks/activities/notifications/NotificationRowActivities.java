package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.notifications.Notification;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.NotificationFacts;
import com.motionmavericks.workflows.notifications.NotificationRows;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Reads and changes the row of a notification for its workflow.
public final class NotificationRowActivities implements NotificationRows {
    private static final NotificationFacts GONE = new NotificationFacts(null, List.of(), false, Set.of());

    private final Notifications notifications;

    public NotificationRowActivities(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public NotificationFacts readNotification(RowId id) {
        return notifications.find(id.tenantId(), id.id()).map(NotificationRowActivities::facts).orElse(GONE);
    }

    @Override
    public void resolveRecipients(RowId id, Instant asOf) {
        notifications.resolveRecipients(id.tenantId(), id.id(), asOf);
    }

    private static NotificationFacts facts(Notification notification) {
        return new NotificationFacts(notification.recipientsDueAt(), notification.unmailed(),
                notification.slackDueAt() != null, Set.copyOf(notification.parked()));
    }
}
