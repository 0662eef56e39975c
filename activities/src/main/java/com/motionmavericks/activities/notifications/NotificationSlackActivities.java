package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.slack.SlackClient;
import com.motionmavericks.activities.slack.SlackClient.UnknownOutcome;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.domain.notifications.SlackMessage;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import com.motionmavericks.workflows.notifications.NotificationSlack;
import io.temporal.failure.ApplicationFailure;

/// Posts the messages of a notification's workflow to the studio's Slack.
public final class NotificationSlackActivities implements NotificationSlack {
    private final Notifications notifications;
    private final SlackClient slack;
    private final NotificationTemplates templates;

    public NotificationSlackActivities(Notifications notifications, SlackClient slack,
            NotificationTemplates templates) {
        this.notifications = notifications;
        this.slack = slack;
        this.templates = templates;
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
            slack.post(message.target(), templates.slack(message.event()));
        } catch (UnknownOutcome _) {
            throw VendorFailure.unknownOutcome("slack");
        } catch (ApplicationFailure e) {
            notifications.slackRefused(message);
            throw e;
        }
        notifications.slackTold(message);
    }
}
