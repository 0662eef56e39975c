package com.motionmavericks.workflows.notifications;

import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.await;
import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.awaitEnd;
import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.parkedStep;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlackChannelWorkflowTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeSlackChannel row = new FakeSlackChannel();

    SlackChannelWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
        row.waiting.addAll(List.of(FIRST, SECOND, THIRD));
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void postsItsMessagesInOrderAndEnds() {
        var workflow = temporal.signal("SlackChannel", id, "messageDue");
        awaitEnd(workflow);
        assertThat(row.posted).containsExactly(FIRST, SECOND, THIRD);
        Recordings.keep("slack-channel-told", temporal, workflow);
    }

    @Test
    void anUnknownOutcomeHoldsUpTheLaterMessagesUntilItIsSkipped() {
        var workflow = parkAtTheSecond();
        workflow.signal("skip", SECOND.toString());
        workflow.getResult(Void.class);
        assertThat(row.posted).containsExactly(FIRST, THIRD);
        Recordings.keep("slack-channel-parked-and-skipped", temporal, workflow);
    }

    @Test
    void anUnknownOutcomeHoldsUpTheLaterMessagesUntilItIsRetried() {
        var workflow = parkAtTheSecond();
        row.vendor = _ -> {};
        workflow.signal("retry", SECOND.toString());
        workflow.getResult(Void.class);
        assertThat(row.posted).containsExactly(FIRST, SECOND, THIRD);
        Recordings.keep("slack-channel-parked-and-retried", temporal, workflow);
    }

    @Test
    void anAbortedChannelPostsNothingThatWaited() {
        var workflow = parkAtTheSecond();
        workflow.signal("abort", SECOND.toString());
        workflow.getResult(Void.class);
        assertThat(row.posted).containsExactly(FIRST);
    }

    private WorkflowStub parkAtTheSecond() {
        row.vendor = event -> {
            if (event.equals(SECOND)) {
                throw VendorFailure.unknownOutcome("slack");
            }
        };
        var workflow = temporal.signal("SlackChannel", id, "messageDue");
        await("parked", () -> parkedStep(workflow).equals("tell-slack"));
        temporal.signal("SlackChannel", id, "messageDue");
        await("the signal is taken", () -> temporal.history(workflow).getEvents().stream()
                .filter(event -> event.hasWorkflowExecutionSignaledEventAttributes()).count() == 2);
        assertThat(row.posted).containsExactly(FIRST);
        assertThat(row.parkedSteps.log())
                .containsExactly("park Tell Slack/" + SECOND + ": nobody knows whether slack has it");
        return workflow;
    }
}
