package com.motionmavericks.workflows.identity;

import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.await;
import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.parkedStep;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClerkUserWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final Instant begin = temporal.now();
    private final FakeClerkUser row = new FakeClerkUser(begin);

    ClerkUserWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void asksOnceForEachQuestionAndEnds() {
        var workflow = signal("arrived");
        workflow.getResult(Void.class);
        assertThat(row.answered).containsExactly(begin);
        Recordings.keep("clerk-user-linked", temporal, workflow);
        signal("reported").getResult(Void.class);
        assertThat(row.answered).as("nothing is due").hasSize(1);
    }

    @Test
    void waitsForTheInstantThatTheDailyRoundHasGivenIt() {
        var due = begin.plus(Duration.ofMinutes(10));
        row.askDueAt(due);
        signal("due").getResult(Void.class);
        assertThat(row.answered).containsExactly(due);
        assertThat(temporal.now()).isAfterOrEqualTo(due);
    }

    @Test
    void aLaterQuestionDoesNotWaitForAParkedOne() {
        row.vendor = () -> {
            throw VendorFailure.answered("clerk", 401, null);
        };
        var workflow = signal("arrived");
        await("parked", () -> parkedStep(workflow).equals("ask-clerk-who-it-is"));
        row.vendor = () -> {};
        row.askDueAt(begin.plusMillis(1));
        signal("reported");
        workflow.getResult(Void.class);
        assertThat(row.answered).containsExactly(begin.plusMillis(1));
        assertThat(row.parkedSteps.log()).startsWith("park Ask Clerk who it is/" + begin + ": refused, clerk 401");
        Recordings.keep("clerk-user-parked-and-asked-anew", temporal, workflow);
    }

    @Test
    void theRoundMakesUsersDue() {
        temporal.run("ClerkRound");
        assertThat(row.rounds).hasSize(1);
    }

    private WorkflowStub signal(String name) {
        return temporal.signal("ClerkUser", id, name);
    }
}
