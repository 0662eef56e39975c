package com.motionmavericks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.activities.identity.InvitationMailActivities;
import com.motionmavericks.activities.identity.InvitationMailTemplates;
import com.motionmavericks.activities.identity.InvitationRowActivities;
import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.activities.operations.ParkedStepActivitiesImpl;
import com.motionmavericks.activities.resend.ResendClient;
import com.motionmavericks.domain.identity.InvitationProcess;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.operations.DescribedStep;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.tracing.Tracing;
import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorRetries;
import com.motionmavericks.workflows.entity.WorkflowDataConverter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// A worker whose `SECRET_KEYS` lacks the key with which the API made the link of an invitation.
class UnknownSecretKeyTest {
    private static final SecretKeys OTHER = SecretKeys.parse("k2:ICECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private final TestDatabase database = new TestDatabase();
    private final TestStudio studio = TestStudio.create(database, InstantSource.system());

    @Test
    void aStepThatNeedsTheKeyParksAfterItsPatienceAndSaysWhich() {
        var invitation = studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("gil@example.com", "Gil Guest", Role.GUEST, null));
        try (var temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerApplication.factoryOptions(new SimpleMeterRegistry(), Tracing.OFF))
                .setWorkflowClientOptions(
                        WorkflowClientOptions.newBuilder().setDataConverter(WorkflowDataConverter.dataConverter())
                                .build())
                .registerSearchAttribute("NeedsAttention", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute("ParkedStep", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD).build())) {
            var worker = temporal.newWorker(EntityWorkflow.TASK_QUEUE);
            Workflows.register(worker,
                    new VendorRetries(3, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofHours(20)));
            var domain = studio.in(database, OTHER).worker();
            var resend = new ResendClient(URI.create("http://127.0.0.1:1"), "re_key", "Studio <studio@example.com>",
                    Tracing.OFF);
            worker.registerActivitiesImplementations(new InvitationRowActivities(domain.invitationProcess()),
                    new ParkedStepActivitiesImpl(domain.parkedSteps()));
            temporal.newWorker(EntityWorkflow.MAIL_QUEUE).registerActivitiesImplementations(
                    new InvitationMailActivities(domain.invitationProcess(), new Mailer(resend, domain.deliveries()),
                            new InvitationMailTemplates(URI.create("https://api.example.com"))));
            temporal.start();
            var workflow = temporal.getWorkflowClient().newUntypedWorkflowStub(InvitationProcess.WORKFLOW_TYPE,
                    WorkflowOptions.newBuilder().setWorkflowId("invitation").setTaskQueue(EntityWorkflow.TASK_QUEUE)
                            .build());
            workflow.signalWithStart("invited", new Object[0],
                    new Object[]{new RowId(studio.tenantId(), invitation.id())});

            temporal.sleep(Duration.ofMinutes(10));
            assertThat(studio.api().parkedSteps().list(studio.admin(), ParkedStepFilter.ALL,
                    new PageRequest(10, null)).items()).singleElement().extracting(DescribedStep::parked)
                    .satisfies(parked -> {
                        assertThat(parked.step()).isEqualTo("Mail the invitation");
                        assertThat(parked.reason()).isEqualTo("gave up, secret key k1 is not configured");
                    });
            assertThat(temporal.getWorkflowClient().fetchHistory("invitation").getEvents()).hasSizeLessThan(40);
        }
    }
}
