package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.activities.slack.SlackClient;
import com.motionmavericks.activities.slack.SlackClient.UnknownOutcome;
import com.motionmavericks.domain.notifications.Notification;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.domain.notifications.SlackMessage;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import com.motionmavericks.workflows.notifications.NotificationFacts;
import com.motionmavericks.workflows.notifications.NotificationMail;
import com.motionmavericks.workflows.notifications.NotificationRows;
import com.motionmavericks.workflows.notifications.NotificationSlack;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What the notification's workflow reads, changes, has mailed and tells Slack.
public final class NotificationActivities
        implements
            NotificationRows,
            NotificationMail,
            NotificationSlack {
    private static final NotificationFacts GONE = new NotificationFacts(null, List.of(), false, Set.of());

    private final Notifications notifications;
    private final Mailer mailer;
    private final SlackClient slack;
    private final NotificationTemplates templates;

    public NotificationActivities(Notifications notifications, Mailer mailer, SlackClient slack,
            NotificationTemplates templates) {
        this.notifications = notifications;
        this.mailer = mailer;
        this.slack = slack;
        this.templates = templates;
    }

    @Override
    public NotificationFacts readNotification(RowId id) {
        return notifications.find(id.tenantId(), id.id()).map(NotificationActivities::facts).orElse(GONE);
    }

    @Override
    public void resolveRecipients(RowId id, Instant asOf) {
        notifications.resolveRecipients(id.tenantId(), id.id(), asOf);
    }

    @Override
    public void notifyMember(RowId id, UUID member) {
        mailer.send(notifications.prepareMail(id.tenantId(), id.id(), member), templates::notification);
    }

    @Override
    public void tellSlack(RowId id) {
        notifications.beginSlackAttempt(id.tenantId(), id.id()).ifPresent(this::tell);
    }

    private void tell(SlackMessage message) {
        if (message.mayHaveArrived()) {
            throw VendorFailure.unknownOutcome("slack");
        }
        try {
            slack.post(message.target(), templates.slack(message.happening()));
        } catch (UnknownOutcome _) {
            throw VendorFailure.unknownOutcome("slack");
        } catch (ApplicationFailure e) {
            notifications.slackRefused(message);
            throw e;
        }
        notifications.slackTold(message);
    }

    private static NotificationFacts facts(Notification notification) {
        return new NotificationFacts(notification.recipientsDueAt(), notification.unmailed(),
                notification.slackDueAt() != null, Set.copyOf(notification.parked()));
    }
}
