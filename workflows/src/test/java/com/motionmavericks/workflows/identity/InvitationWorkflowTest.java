package com.motionmavericks.workflows.identity;

import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.await;
import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.parkedStep;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InvitationWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeInvitation row = new FakeInvitation(temporal.now(), temporal.now().plus(Duration.ofDays(7)));

    InvitationWorkflowTest() {
        temporal.worker().registerWorkflowImplementationFactory(InvitationWorkflow.class,
                () -> new InvitationWorkflowImpl(EntityWorkflowEnvironment.RETRIES));
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void mailsAtOnceAndRemindsAndExpiresOnTime() {
        row.reminderDueAt = temporal.now().plus(Duration.ofDays(3));
        var workflow = signal("invited");
        workflow.getResult(Void.class);
        Recordings.keep("invitation-reminded-and-expired", temporal, workflow);
        assertThat(row.sent).containsExactly("Mail the invitation 1", "Remind the invited 1");
        assertThat(row.expiredAt).isBetween(row.expiresAt, row.expiresAt.plusSeconds(1));
    }

    @Test
    void endsWhenTheInvitedPersonAccepts() {
        var workflow = signal("invited");
        await("the mail", () -> row.sent.size() == 1);
        row.close();
        signal("accepted");
        workflow.getResult(Void.class);
        Recordings.keep("invitation-accepted", temporal, workflow);
        assertThat(row.expiredAt).isNull();
        assertThat(temporal.history(workflow).getEvents()).hasSizeLessThan(35);
    }

    @Test
    void tellsTheInviterWhatBecameOfIt() {
        var workflow = signal("invited");
        await("the mail", () -> row.sent.size() == 1);
        row.inviterUntold = true;
        row.close();
        signal("accepted");
        workflow.getResult(Void.class);
        Recordings.keep("invitation-inviter-told", temporal, workflow);
        assertThat(row.sent).containsExactly("Mail the invitation 1", "Tell the inviter 1");
    }

    @Test
    void asksForTheOutcomeOfTheMailWhenTheCheckIsDue() {
        row.checkDueAt = temporal.now().plus(Duration.ofHours(1));
        var workflow = signal("invited");
        await("the mail", () -> row.sent.size() == 1);
        temporal.skip(Duration.ofHours(1).plusSeconds(5));
        assertThat(row.sent).contains("Ask what became of the mail 1");
        Recordings.keep("invitation-waiting", temporal, workflow);
    }

    @Nested
    class WhenTheVendorHangs {
        private final CountDownLatch vendorAnswers = new CountDownLatch(1);

        @AfterEach
        void mend() {
            vendorAnswers.countDown();
        }

        @Test
        void aRevocationNeedsNoAnswerAndTheMailIsNeverSentTwiceAtOnce() {
            hangForGeneration(1);
            var workflow = signal("invited");
            await("the first attempt", () -> row.attempts.get() == 1);
            row.close();
            signal("revoked");
            vendorAnswers.countDown();
            workflow.getResult(Void.class);
            assertThat(row.mostConcurrent).isEqualTo(1);
            assertThat(row.sent).as("the mail was being sent when the revocation came")
                    .containsExactly("Mail the invitation 1");
        }

        @Test
        void theNextMailIsSentWithoutDelay() {
            hangForGeneration(1);
            signal("invited");
            await("the first attempt", () -> row.attempts.get() == 1);
            row.resend(temporal.now());
            signal("resent");
            await("the second mail", () -> row.sent.contains("Mail the invitation 2"));
            assertThat(row.sent).doesNotContain("Mail the invitation 1");
        }

        private void hangForGeneration(int hanging) {
            row.vendor = generation -> {
                if (generation == hanging) {
                    awaitVendor();
                }
            };
        }

        private void awaitVendor() {
            try {
                vendorAnswers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class WhenTheVendorFails {
        @Test
        void theStepParksAfterItsAttemptsAndContinuesWhenAnOperatorRetries() {
            fail(503);
            var workflow = signal("invited");
            awaitParked(workflow, "mail-the-invitation");
            assertThat(row.attempts).hasValue(3);
            assertThat(row.parkedSteps.log()).containsExactly("park Mail the invitation/1: gave up, resend 503");
            mend();
            enqueue(workflow, "retry");
            await("the mail", () -> row.sent.size() == 1);
            await("no step is parked", () -> parkedStep(workflow).isEmpty());
            workflow.getResult(Void.class);
            Recordings.keep("invitation-parked-and-retried", temporal, workflow);
        }

        @Test
        void aRefusalIsNotRetried() {
            fail(422);
            awaitParked(signal("invited"), "mail-the-invitation");
            assertThat(row.attempts).hasValue(1);
            assertThat(row.parkedSteps.log()).containsExactly("park Mail the invitation/1: refused, resend 422");
        }

        @Test
        void theStepParksInTimeHoweverLongTheVendorAsksUsToWait() {
            row.vendor = _ -> {
                throw VendorFailure.answered("resend", 429, Duration.ofHours(25));
            };
            awaitParked(signal("invited"), "mail-the-invitation");
            assertThat(row.attempts).hasValue(3);
            assertThat(row.parkedSteps.log()).containsExactly("park Mail the invitation/1: gave up, resend 429");
        }

        @Test
        void theExpiryIsNotDelayedAndForgetsTheParkedStep() {
            fail(503);
            row.expiresAt = temporal.now().plus(Duration.ofHours(1));
            var workflow = signal("invited");
            workflow.getResult(Void.class);
            assertThat(row.expiredAt).isBetween(row.expiresAt, row.expiresAt.plusSeconds(1));
            assertThat(parkedStep(workflow)).isEmpty();
            assertThat(row.parkedSteps.log()).endsWith("forget Mail the invitation/1");
        }

        @Test
        void theStepIsRetriedWithoutAnOperatorAfterTwentyHours() {
            fail(503);
            awaitParked(signal("invited"), "mail-the-invitation");
            mend();
            temporal.skip(Duration.ofHours(20).plusMinutes(1));
            assertThat(row.sent).containsExactly("Mail the invitation 1");
        }

        @Test
        void anOperatorCanSkipTheStep() {
            fail(503);
            var workflow = signal("invited");
            awaitParked(workflow, "mail-the-invitation");
            enqueue(workflow, "skip");
            await("no step is parked", () -> parkedStep(workflow).isEmpty());
            assertThat(row.mailDueAt).isNull();
            assertThat(row.attempts).hasValue(3);
        }

        @Test
        void anOperatorCanAbortTheInvitation() {
            fail(503);
            var workflow = signal("invited");
            awaitParked(workflow, "mail-the-invitation");
            enqueue(workflow, "abort");
            workflow.getResult(Void.class);
            assertThat(row.closed).isTrue();
        }

        @Test
        void aStepThatWasLeftThroughTheApiRunsAgain() {
            fail(503);
            var workflow = signal("invited");
            awaitParked(workflow, "mail-the-invitation");
            mend();
            row.parkedSteps.leaveByApi("Mail the invitation/1");
            signal("attended");
            await("the mail", () -> row.sent.size() == 1);
            await("no step is parked", () -> parkedStep(workflow).isEmpty());
        }

        @Test
        void aResendForgetsTheParkedStep() {
            fail(503);
            var workflow = signal("invited");
            awaitParked(workflow, "mail-the-invitation");
            mend();
            row.resend(temporal.now());
            signal("resent");
            await("the mail", () -> row.sent.contains("Mail the invitation 2"));
            await("no step is parked", () -> parkedStep(workflow).isEmpty());
            assertThat(row.parkedSteps.log()).endsWith("forget Mail the invitation/1");
        }

        @Test
        void aNewRunRetriesAStepThatAnEarlierRunParked() {
            fail(503);
            var first = signal("invited");
            awaitParked(first, "mail-the-invitation");
            first.terminate("by hand");
            mend();
            signal("swept");
            await("the mail", () -> row.sent.size() == 1);
            assertThat(row.parkedSteps.log()).endsWith("forget Mail the invitation/1");
        }

        @Test
        void anOperatorsSignalIsIgnoredWhileNothingIsParked() {
            var workflow = signal("invited");
            await("the mail", () -> row.sent.size() == 1);
            enqueue(workflow, "abort");
            enqueue(workflow, "skip");
            fail(503);
            row.resend(temporal.now());
            signal("resent");
            awaitParked(workflow, "mail-the-invitation");
            assertThat(row.closed).isFalse();
        }
    }

    @Test
    void aBugOfOursIsRetriedWithoutEndAndNeverParks() {
        row.vendor = _ -> {
            if (row.attempts.get() < 5) {
                throw new IllegalStateException("Postgres is down");
            }
        };
        signal("invited");
        await("the mail", () -> row.sent.size() == 1);
        assertThat(row.parkedSteps.log()).isEmpty();
    }

    /// Two local reads fail. The third read, by an ordinary activity, finds the row closed. Then, before the workflow can end,
    /// the row reopens and signals. Without `nothingNew` the row would have no workflow.
    @Test
    void aSignalBetweenTheLastReadAndTheEndIsNotLost() {
        var workflow = signal("invited");
        await("the mail", () -> row.sent.size() == 1);
        row.close();
        var reads = new AtomicInteger();
        row.afterRead = () -> {
            switch (reads.incrementAndGet()) {
                case 1, 2 -> throw new IllegalStateException("the local read fails");
                case 3 -> {
                    row.resend(temporal.now());
                    signal("resent");
                }
                default -> {
                }
            }
        };
        signal("accepted");
        await("the second mail", () -> row.sent.contains("Mail the invitation 2"));
        assertThat(workflow.describe().getStatus().name()).contains("RUNNING");
    }

    private WorkflowStub signal(String name) {
        return temporal.signal("Invitation", id, name);
    }

    private static void enqueue(WorkflowStub workflow, String action) {
        workflow.signal(action, (Object) null);
    }

    private void fail(int status) {
        row.vendor = _ -> {
            throw VendorFailure.answered("resend", status, null);
        };
    }

    private void mend() {
        row.vendor = _ -> {};
    }

    private void awaitParked(WorkflowStub workflow, String step) {
        for (int i = 0; i < 20 && parkedStep(workflow).isEmpty(); i++) {
            temporal.skip(Duration.ofSeconds(1));
        }
        await("parked", () -> parkedStep(workflow).equals(step));
    }
}
