package com.motionmavericks.workflows.notifications;

import com.motionmavericks.steps.notifications.NotificationStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;
import java.time.Duration;

public final class NotificationWorkflowImpl extends EntityWorkflow implements NotificationWorkflow {
    private final RowReader<NotificationFacts> reader = RowReader.by(NotificationRows.class,
            NotificationRows::readNotification);
    private final NotificationRows notifications = Workflow.newActivityStub(NotificationRows.class, OURS);
    private final VendorActivities<NotificationMail> mail;
    private final VendorActivities<NotificationSlack> slack;

    public NotificationWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        mail = new VendorActivities<>(NotificationMail.class, vendorRetries.mails());
        // Slack answers within a second or so. After a time-out the message may have arrived.
        slack = new VendorActivities<>(NotificationSlack.class, vendorRetries.calls(Duration.ofSeconds(30)));
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, notification -> {
            if (notification.recipientsAreDueAt(now())) {
                notifications.resolveRecipients(id, now());
            } else {
                for (var member : notification.unmailed()) {
                    step(NotificationStep.MAIL_MEMBER, member, mail, m -> m.notifyMember(id, member));
                }
                if (notification.slackUntold()) {
                    step(NotificationStep.TELL_SLACK, "channel", slack, s -> s.tellSlack(id));
                }
                awaitNews("the mails and the message to Slack", notification.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void opened() {
        wake();
    }
}
