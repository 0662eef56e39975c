package com.motionmavericks.workflows.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookEndpointWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeWebhookEndpoint row = new FakeWebhookEndpoint(temporal::now);

    WebhookEndpointWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, new FakeParkedSteps((_, _) -> {
            throw new AssertionError("No step parks");
        }));
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void itSendsWhenAMessageIsDueAndEndsWhenNoneIsLeft() {
        row.messageDue(2);
        var workflow = temporal.signal("WebhookEndpoint", id, "messageDue");
        workflow.getResult(Void.class);
        assertThat(row.runs).hasSize(3);
        assertThat(Duration.between(row.runs.getFirst(), row.runs.getLast())).isBetween(Duration.ofMinutes(10),
                Duration.ofMinutes(11));
        Recordings.keep("webhook-endpoint-retried", temporal, workflow);
        temporal.signal("WebhookEndpoint", id, "swept").getResult(Void.class);
        assertThat(row.runs).as("nothing is left").hasSize(3);
    }

    @Test
    void aSignalWakesItBeforeTheNextAttempt() {
        row.messageDue(1);
        var workflow = temporal.signal("WebhookEndpoint", id, "messageDue");
        EntityWorkflowEnvironment.await("the first attempt", () -> row.runs.size() == 1);
        row.messageDue(0);
        temporal.signal("WebhookEndpoint", id, "messageDue");
        workflow.getResult(Void.class);
        assertThat(row.runs).hasSize(2);
        assertThat(Duration.between(row.runs.getFirst(), row.runs.getLast())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void aFailureOfOursIsRetriedAndParksNothing() {
        row.breakOnce();
        row.messageDue(0);
        temporal.signal("WebhookEndpoint", id, "messageDue").getResult(Void.class);
        assertThat(row.runs).hasSize(2);
    }
}
