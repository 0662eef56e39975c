package com.motionmavericks.workflows.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ErasureWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final Instant due = temporal.now().plus(Duration.ofMinutes(10));
    private final FakeErasure row = new FakeErasure(temporal::now, due, 3);

    ErasureWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, new FakeParkedSteps((_, _) -> {}));
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void waitsForEarlierRequestsThenErasesAllBatchesAndEnds() {
        var workflow = temporal.signal("Erasure", id, "requested");
        workflow.getResult(Void.class);
        assertThat(row.batches).hasSize(3).allSatisfy(batch -> assertThat(batch).isAfterOrEqualTo(due));
        Recordings.keep("erasure-of-three-batches", temporal, workflow);
        temporal.signal("Erasure", id, "swept").getResult(Void.class);
        assertThat(row.batches).as("nothing is left").hasSize(3);
    }
}
