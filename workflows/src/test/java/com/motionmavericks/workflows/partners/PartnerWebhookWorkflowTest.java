package com.motionmavericks.workflows.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PartnerWebhookWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakePartnerWebhook row = new FakePartnerWebhook(temporal.now(), 2);

    PartnerWebhookWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, new FakeParkedSteps((_, _) -> {}));
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void handlesTheWebhookOnceThoughTheHandlerFailsAtFirstAndAgainAfterAReplay() {
        var workflow = temporal.signal("PartnerWebhook", id, "received");
        workflow.getResult(Void.class);
        assertThat(row.handled).hasValue(1);
        Recordings.keep("partner-webhook-handled", temporal, workflow);
        temporal.signal("PartnerWebhook", id, "swept").getResult(Void.class);
        assertThat(row.handled).as("nothing is left").hasValue(1);
        row.replay(temporal.now());
        temporal.signal("PartnerWebhook", id, "replayed").getResult(Void.class);
        assertThat(row.handled).hasValue(2);
    }
}
