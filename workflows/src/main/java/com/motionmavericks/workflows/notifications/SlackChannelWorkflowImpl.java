package com.motionmavericks.workflows.notifications;

import com.motionmavericks.steps.notifications.SlackChannelStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.Facts;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import java.time.Duration;
import java.util.Objects;

public final class SlackChannelWorkflowImpl extends EntityWorkflow implements SlackChannelWorkflow {
    private final RowReader<SlackChannelFacts> reader = RowReader.by(SlackChannelRows.class,
            SlackChannelRows::readSlackChannel);
    private final VendorActivities<SlackChannelPosts> slack;

    public SlackChannelWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        // Slack answers within a second or so. After a time-out the message may have arrived.
        slack = new VendorActivities<>(SlackChannelPosts.class, vendorRetries.calls(Duration.ofSeconds(30)));
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, channel -> {
            var event = Objects.requireNonNull(channel.next());
            step(SlackChannelStep.TELL_SLACK, event, slack, s -> s.postEvent(id, event));
            awaitNews("the message to Slack", Facts.nextAfter(now()));
        });
    }

    @Override
    public void messageDue() {
        wake();
    }
}
