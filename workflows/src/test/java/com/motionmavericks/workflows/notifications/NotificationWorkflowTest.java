package com.motionmavericks.workflows.notifications;

import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.await;
import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.parkedStep;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import java.time.Duration;
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
    void anOpenOneEndsWhenMailboxAndChannelHaveTakenOver() {
        row.vendor = whom -> {
            if (whom.equals("slack")) {
                throw VendorFailure.unknownOutcome("slack");
            }
        };
        var workflow = temporal.signal("Notification", id, "opened");
        await("parked", () -> parkedStep(workflow).equals("tell-slack"));
        row.takeOver();
        temporal.signal("Notification", id, "swept").getResult(Void.class);
        assertThat(row.parkedSteps.of(id)).isEmpty();
        assertThat(row.sent).hasSize(2).doesNotContain("slack");
        temporal.skip(Duration.ofDays(1));
        assertThat(row.sent).hasSize(2);
    }
}
