package com.motionmavericks.workflows.retention;

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
class RetentionWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeRetention row = new FakeRetention(temporal.now(), 3);

    RetentionWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, new FakeParkedSteps((_, _) -> {}));
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void deletesBatchAfterBatchUntilTheRoundIsComplete() {
        var workflow = temporal.signal("Retention", id, "due");
        workflow.getResult(Void.class);
        assertThat(row.batches).hasValue(3);
        Recordings.keep("retention-of-three-batches", temporal, workflow);
        temporal.signal("Retention", id, "swept").getResult(Void.class);
        assertThat(row.batches).as("the round is complete").hasValue(3);
    }
}
