package com.motionmavericks.workflows.notifications;

import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.await;
import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.parkedStep;
import static com.motionmavericks.workflows.notifications.FakeNotification.ANN;
import static com.motionmavericks.workflows.notifications.FakeNotification.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotificationWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeNotification row = new FakeNotification(temporal.now());

    NotificationWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void resolvesItsRecipientsAndTellsThemAndEnds() {
        var workflow = temporal.signal("Notification", id, "opened");
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactlyInAnyOrder(ANN.toString(), BOB.toString(), "slack");
        Recordings.keep("notification-told", temporal, workflow);
    }

    @Test
    void anUnknownOutcomeAtSlackParksAtOnceAndDoesNotDelayTheMails() {
        row.vendor = whom -> {
            if (whom.equals("slack")) {
                throw VendorFailure.unknownOutcome("slack");
            }
        };
        var workflow = temporal.signal("Notification", id, "opened");
        await("parked", () -> parkedStep(workflow).equals("tell-slack"));
        assertThat(row.parkedSteps.log())
                .containsExactly("park Tell Slack/channel: nobody knows whether slack has it");
        assertThat(row.sent).containsExactlyInAnyOrder(ANN.toString(), BOB.toString());
        row.vendor = _ -> {};
        workflow.signal("retry", new Object[]{null});
        workflow.getResult(Void.class);
        assertThat(row.sent).endsWith("slack").hasSize(3);
        Recordings.keep("notification-parked-and-retried", temporal, workflow);
    }
}
