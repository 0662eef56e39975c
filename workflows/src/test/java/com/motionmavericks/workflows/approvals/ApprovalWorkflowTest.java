package com.motionmavericks.workflows.approvals;

import static com.motionmavericks.workflows.approvals.FakeApproval.ANN;
import static com.motionmavericks.workflows.approvals.FakeApproval.BOB;
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
class ApprovalWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final Instant deadline = temporal.now().plus(Duration.ofDays(5));
    private final FakeApproval row = new FakeApproval(deadline, deadline.minus(Duration.ofDays(1)));

    ApprovalWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void asksEveryReviewerAndTellsTheOwnerTheOutcome() {
        signal("requested");
        await("both reviewers are asked", () -> row.sent.size() == 2);
        row.decide(ANN);
        row.decide(BOB);
        var workflow = signal("decided");
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactlyInAnyOrder("ask " + ANN, "ask " + BOB, "outcome").endsWith("outcome");
        Recordings.keep("approval-decided", temporal, workflow);
    }

    @Test
    void remindsUndecidedReviewersOnceAndIsOverdueOnTime() {
        var workflow = signal("requested");
        await("both reviewers are asked", () -> row.sent.size() == 2);
        row.decide(ANN);
        signal("decided");
        workflow.getResult(Void.class);
        assertThat(row.sent.subList(2, 4)).containsExactly("remind " + BOB, "overdue");
        assertThat(row.overdueAt).isBetween(deadline, deadline.plusSeconds(1));
        Recordings.keep("approval-overdue", temporal, workflow);
    }

    @Test
    void aReviewerWhoCannotBeMailedDoesNotDelayTheOthers() {
        row.vendor = reviewer -> {
            if (reviewer.equals(ANN)) {
                throw VendorFailure.answered("resend", 422, null);
            }
        };
        var workflow = signal("requested");
        await("parked", () -> parkedStep(workflow).equals("ask-the-reviewer"));
        assertThat(row.parkedSteps.log()).contains("park Ask the reviewer/" + ANN + ": refused, resend 422");
        workflow.signal("skip", ANN.toString());
        await("no step is parked", () -> parkedStep(workflow).isEmpty());
        workflow.getResult(Void.class);
        assertThat(row.sent).contains("ask " + BOB, "remind " + BOB, "overdue");
        assertThat(row.overdueAt).isBetween(deadline, deadline.plusSeconds(1));
        Recordings.keep("approval-parked-and-overdue", temporal, workflow);
    }

    @Test
    void tellsTheOwnerWhenAReviewerLeavesAndMailsThatReviewerNoMore() {
        var workflow = signal("requested");
        await("both reviewers are asked", () -> row.sent.size() == 2);
        row.leave(ANN);
        signal("reviewerLeft");
        await("the owner is told", () -> row.sent.contains("departure 1"));
        row.decide(BOB);
        signal("decided");
        workflow.getResult(Void.class);
        assertThat(row.sent).doesNotContain("remind " + ANN).endsWith("departure 1", "outcome");
        Recordings.keep("approval-reviewer-left", temporal, workflow);
    }

    private WorkflowStub signal(String name) {
        return temporal.signal("Approval", id, name);
    }
}
