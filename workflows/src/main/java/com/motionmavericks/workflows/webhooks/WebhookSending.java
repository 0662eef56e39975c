package com.motionmavericks.workflows.webhooks;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import java.time.Duration;

/// Sends the messages of an endpoint. It runs on a queue of its own, so that slow endpoints never take the places of other
/// activities.
@ActivityInterface
public interface WebhookSending {
    /// Retried without end: what the endpoint answers is stored, so only a failure of ours fails the activity.
    ActivityOptions OPTIONS = ActivityOptions.newBuilder(EntityWorkflow.OURS).setTaskQueue(EntityWorkflow.WEBHOOK_QUEUE)
            .setStartToCloseTimeout(Duration.ofMinutes(1)).build();

    /// Sends what is due, for some 30 seconds at most, and then computes when the rest is.
    void sendDueMessages(RowId endpoint);
}
