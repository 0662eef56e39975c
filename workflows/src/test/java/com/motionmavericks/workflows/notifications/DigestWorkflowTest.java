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
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DigestWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeDigests row = new FakeDigests(temporal.now());

    DigestWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void claimsTheDueDigestsAndMailsEachOnceAndEnds() {
        var workflow = temporal.signal("Digest", id, "due");
        awaitEnd(workflow);
        assertThat(row.sent).containsExactlyInAnyOrder(new UUID(1, 1), new UUID(1, 2));
        awaitEnd(temporal.signal("Digest", id, "due"));
        assertThat(row.claims).hasValue(1);
        Recordings.keep("digest-mailed", temporal, workflow);
    }

    @Test
    void aDigestThatCannotBeMailedDelaysNeitherTheOthersNorTheNextDay() {
        var undeliverable = new UUID(1, 1);
        row.vendor = digest -> {
            if (digest.equals(undeliverable)) {
                throw VendorFailure.answered("resend", 422, null);
            }
        };
        var workflow = temporal.signal("Digest", id, "due");
        await("parked", () -> parkedStep(workflow).equals("mail-the-digest"));
        temporal.skip(Duration.ofDays(1));
        await("the next day", () -> row.sent.contains(new UUID(2, 2)));
        assertThat(row.sent).contains(new UUID(1, 2), new UUID(2, 1)).doesNotContain(undeliverable);
        await("parked again after the late retry", () -> parkedStep(workflow).equals("mail-the-digest"));
        workflow.signal("skip", undeliverable.toString());
        workflow.getResult(Void.class);
        assertThat(row.sent).doesNotContain(undeliverable);
        Recordings.keep("digest-parked-and-skipped", temporal, workflow);
    }

    @Test
    void aRoundSignalsTheDueStudiosAndEnds() {
        temporal.run("DigestRound");
        assertThat(row.rounds).hasSize(1);
    }
}
