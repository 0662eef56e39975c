package com.motionmavericks.workflows.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.steps.identity.InvitationStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Proves that a replay can fail: it plants a change that the recorded histories must refuse.
class SwappedStepsTest {
    @ParameterizedTest
    @ValueSource(strings = {"invitation-reminded-and-expired", "invitation-accepted", "invitation-parked-and-retried"})
    void aReplayRefusesAChangedOrderOfSteps(String name) {
        assertThatThrownBy(() -> Recordings.replay(name, worker -> worker.registerWorkflowImplementationFactory(
                InvitationWorkflow.class, () -> new SwappedWorkflowImpl(EntityWorkflowEnvironment.RETRIES))))
                .hasStackTraceContaining("NonDeterministic");
    }

    /// The planted change: the workflow reminds before it mails.
    private static final class SwappedWorkflowImpl extends EntityWorkflow implements InvitationWorkflow {
        private final RowReader<InvitationFacts> reader = RowReader.by(InvitationRows.class,
                InvitationRows::readInvitation);
        private final InvitationRows invitations = Workflow.newActivityStub(InvitationRows.class, OURS);
        private final VendorActivities<InvitationMail> mail;

        SwappedWorkflowImpl(VendorRetries vendorRetries) {
            super(vendorRetries);
            mail = new VendorActivities<>(InvitationMail.class, vendorRetries.calls(Duration.ofSeconds(30)));
        }

        @Override
        public void run(RowId id) {
            reconcile(id, reader, invitation -> {
                if (invitation.isOverAt(now())) {
                    invitations.expireInvitation(id, now());
                } else {
                    step(InvitationStep.REMIND, invitation.generation(), mail, m -> m.remindInvited(id));
                    if (invitation.mailIsDueAt(now())) {
                        step(InvitationStep.MAIL, invitation.generation(), mail, m -> m.mailInvitation(id));
                    }
                    awaitNews("the answer", invitation.nextInstantAfter(now()));
                }
            });
        }

        @Override
        public void invited() {
            wake();
        }

        @Override
        public void resent() {
            wake();
        }

        @Override
        public void accepted() {
            wake();
        }

        @Override
        public void revoked() {
            wake();
        }

        @Override
        public void reported() {
            wake();
        }
    }
}
