package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.slack.SlackClient;
import com.motionmavericks.activities.slack.SlackClient.UnknownOutcome;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.domain.notifications.SlackMessage;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import com.motionmavericks.workflows.notifications.SlackChannelPosts;
import io.temporal.failure.ApplicationFailure;
import java.util.UUID;

/// Posts the messages of a Slack channel's workflow.
public final class SlackChannelPostActivities implements SlackChannelPosts {
    private final Notifications notifications;
    private final SlackClient slack;
    private final NotificationTemplates templates;

    public SlackChannelPostActivities(Notifications notifications, SlackClient slack,
            NotificationTemplates templates) {
        this.notifications = notifications;
        this.slack = slack;
        this.templates = templates;
    }

    @Override
    public void postEvent(RowId channel, UUID event) {
        notifications.beginSlackAttempt(channel.tenantId(), event).ifPresent(this::post);
    }

    private void post(SlackMessage message) {
        if (message.mayHaveArrived()) {
            throw VendorFailure.unknownOutcome("slack");
        }
        try {
            slack.post(message.target(), templates.slack(message.tenantId(), message.event()));
        } catch (UnknownOutcome _) {
            throw VendorFailure.unknownOutcome("slack");
        } catch (ApplicationFailure e) {
            notifications.slackRefused(message);
            throw e;
        }
        notifications.slackTold(message);
    }
}
