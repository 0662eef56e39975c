package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.Vendor;
import io.temporal.workflow.Workflow;
import java.time.Duration;

public final class NotificationWorkflowImpl extends Story implements NotificationWorkflow {
    private final Read<NotificationFacts> reads = Read.by(NotificationReads.class, NotificationReads::readNotification);
    private final NotificationTransitions notifications = Workflow.newActivityStub(NotificationTransitions.class, OURS);
    private final Vendor<NotificationMail> mail;
    private final Vendor<NotificationSlack> slack;

    public NotificationWorkflowImpl(Patience patience) {
        super(patience);
        mail = new Vendor<>(NotificationMail.class, patience.mails());
        // Slack answers within a second or so; an answer that is later may be to a message that arrived.
        slack = new Vendor<>(NotificationSlack.class, patience.calls(Duration.ofSeconds(30)));
    }

    @Override
    public void run(RowId id) {
        while (true) {
            var notification = look(id, reads);
            if (notification.hasNothingToCome()) {
                if (nothingNew()) {
                    return;
                }
            } else if (notification.addressIsDueAt(now())) {
                notifications.addressNotification(id, now());
            } else {
                for (var member : notification.unmailed()) {
                    step("Mail the member", member, mail, m -> m.notifyMember(id, member));
                }
                if (notification.slackUntold()) {
                    step("Tell Slack", "channel", slack, s -> s.tellSlack(id));
                }
                awaitNews("mail and Slack", notification.nextInstantAfter(now()));
            }
        }
    }

    @Override
    public void opened() {
        heard();
    }
}
