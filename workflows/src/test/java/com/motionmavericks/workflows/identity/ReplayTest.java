package com.motionmavericks.workflows.identity;

import static com.motionmavericks.workflows.story.StoryEnvironment.await;
import static com.motionmavericks.workflows.story.StoryEnvironment.parkedStep;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.workflows.story.Histories;
import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.StoryEnvironment;
import com.motionmavericks.workflows.story.Vendor;
import com.motionmavericks.workflows.story.VendorFailure;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Recorded lives of invitations, replayed by the code of today. A change that they refuse is deployed by terminating
/// what is open: see `docs/recipes.md`. `mvn test -pl workflows -Drecord.histories=true -Dtest=ReplayTest` records anew.
class ReplayTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories");

    @ParameterizedTest
    @ValueSource(strings = {"reminded-and-expired", "accepted", "parked-and-retried", "waiting"})
    void theCodeOfTodayTakesUpTheHistoriesOfBefore(String name) {
        assertThatCode(() -> replay(name, () -> new InvitationWorkflowImpl(StoryEnvironment.PATIENCE)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminded-and-expired", "accepted", "parked-and-retried", "waiting"})
    void aChangedOrderOfStepsIsFoundOut(String name) {
        assertThatThrownBy(() -> replay(name, () -> new SwappedWorkflowImpl(StoryEnvironment.PATIENCE)))
                .hasStackTraceContaining("NonDeterministic");
    }

    @Test
    @EnabledIfSystemProperty(named = "record.histories", matches = "true")
    void record() throws IOException {
        record("reminded-and-expired", (temporal, row, id) -> {
            row.reminderDueAt = temporal.now().plus(Duration.ofDays(3));
            temporal.signal("Invitation", id, "invited").getResult(Void.class);
        });
        record("accepted", (temporal, row, id) -> {
            temporal.signal("Invitation", id, "invited");
            await("the mail", () -> row.sent.size() == 1);
            row.close();
            temporal.signal("Invitation", id, "accepted").getResult(Void.class);
        });
        record("parked-and-retried", (temporal, row, id) -> {
            row.vendor = _ -> {
                throw VendorFailure.answered("resend", 422, null);
            };
            var workflow = temporal.signal("Invitation", id, "invited");
            await("parked", () -> !parkedStep(workflow).isEmpty());
            row.vendor = _ -> {};
            workflow.signal("retry", (Object) null);
            workflow.getResult(Void.class);
        });
        record("waiting", (temporal, row, id) -> {
            temporal.signal("Invitation", id, "invited");
            await("the mail", () -> row.sent.size() == 1);
            // Replay does not check what follows the last workflow task: one more makes what came before count.
            var workflow = temporal.signal("Invitation", id, "swept");
            await("the signal is handled", () -> temporal.history(workflow).getEvents().stream()
                    .dropWhile(event -> !event.getWorkflowExecutionSignaledEventAttributes().getSignalName()
                            .equals("swept"))
                    .anyMatch(event -> event.hasWorkflowTaskCompletedEventAttributes()));
        });
    }

    private interface Life {
        void live(StoryEnvironment temporal, FakeInvitation row, RowId id);
    }

    private static void record(String name, Life life) throws IOException {
        try (var temporal = new StoryEnvironment()) {
            var id = StoryEnvironment.newRow();
            var row = new FakeInvitation(temporal.now(), temporal.now().plus(Duration.ofDays(7)));
            temporal.worker().registerWorkflowImplementationFactory(InvitationWorkflow.class,
                    () -> new InvitationWorkflowImpl(StoryEnvironment.PATIENCE));
            temporal.worker().registerActivitiesImplementations(row, row.operations);
            temporal.start();
            life.live(temporal, row, id);
            Files.createDirectories(HISTORIES);
            Files.writeString(HISTORIES.resolve(name + ".json"),
                    temporal.history("Invitation:" + id.id()).toJson(true));
        }
    }

    private static void replay(String name, Supplier<InvitationWorkflow> workflow) throws Exception {
        try (var temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                        WorkflowClientOptions.newBuilder().setDataConverter(Histories.dataConverter()).build())
                .build())) {
            Worker worker = temporal.newWorker(Story.TASK_QUEUE);
            worker.registerWorkflowImplementationFactory(InvitationWorkflow.class, workflow::get);
            WorkflowReplayer.replayWorkflowExecution(
                    WorkflowExecutionHistory.fromJson(Files.readString(HISTORIES.resolve(name + ".json"))), worker);
        }
    }

    /// The planted change: reminds before it mails.
    private static final class SwappedWorkflowImpl extends Story implements InvitationWorkflow {
        private final Read<InvitationFacts> reads = Read.by(InvitationReads.class, InvitationReads::readInvitation);
        private final InvitationTransitions invitations = Workflow.newActivityStub(InvitationTransitions.class, OURS);
        private final Vendor<InvitationMail> mail;

        SwappedWorkflowImpl(Patience patience) {
            super(patience);
            mail = new Vendor<>(InvitationMail.class, patience.calls(Duration.ofSeconds(30)));
        }

        @Override
        public void run(RowId id) {
            while (true) {
                var invitation = look(id, reads);
                if (invitation.closed()) {
                    if (nothingNew()) {
                        return;
                    }
                } else if (invitation.isOverAt(now())) {
                    invitations.expireInvitation(id, now());
                } else {
                    step("Remind the invited", invitation.generation(), mail, m -> m.remindInvited(id));
                    if (invitation.mailIsDueAt(now())) {
                        step("Mail the invitation", invitation.generation(), mail, m -> m.mailInvitation(id));
                    }
                    awaitNews("the answer", invitation.nextInstantAfter(now()));
                }
            }
        }

        @Override
        public void invited() {
            heard();
        }

        @Override
        public void resent() {
            heard();
        }

        @Override
        public void accepted() {
            heard();
        }

        @Override
        public void revoked() {
            heard();
        }

        @Override
        public void reported() {
            heard();
        }
    }
}
