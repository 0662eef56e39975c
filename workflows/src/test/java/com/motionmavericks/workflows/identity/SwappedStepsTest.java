package com.motionmavericks.workflows.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.Recordings;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.StoryEnvironment;
import com.motionmavericks.workflows.story.Vendor;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That a replay finds out what it is there for.
class SwappedStepsTest {
    @ParameterizedTest
    @ValueSource(strings = {"invitation-reminded-and-expired", "invitation-accepted", "invitation-parked-and-retried"})
    void aChangedOrderOfStepsIsFoundOut(String name) {
        assertThatThrownBy(() -> Recordings.replay(name, worker -> worker.registerWorkflowImplementationFactory(
                InvitationWorkflow.class, () -> new SwappedWorkflowImpl(StoryEnvironment.PATIENCE))))
                .hasStackTraceContaining("NonDeterministic");
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
