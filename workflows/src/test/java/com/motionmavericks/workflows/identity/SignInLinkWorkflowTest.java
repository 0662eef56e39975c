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
class SignInLinkWorkflowTest {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final Instant end = temporal.now().plus(LIFETIME);
    private final FakeSignInLink row = new FakeSignInLink(temporal.now(), end);

    SignInLinkWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void mailsTheLinkOnceAndExpiresItOnTime() {
        var workflow = signal("requested");
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("mail 1");
        assertThat(row.expiredAt).isBetween(end, end.plusSeconds(1));
        Recordings.keep("sign-in-link-mailed-and-expired", temporal, workflow);
    }

    @Test
    void endsWhenTheLinkIsUsed() {
        var workflow = signal("requested");
        await("the mail", () -> row.sent.size() == 1);
        row.close();
        signal("used");
        workflow.getResult(Void.class);
        assertThat(row.expiredAt).isNull();
        Recordings.keep("sign-in-link-used", temporal, workflow);
    }

    @Test
    void aNewerLinkHasItsOwnMailAndEnd() {
        var workflow = signal("requested");
        await("the mail", () -> row.sent.size() == 1);
        temporal.skip(Duration.ofMinutes(5));
        var later = temporal.now().plus(LIFETIME);
        row.request(temporal.now(), later);
        signal("requested");
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("mail 1", "mail 2");
        assertThat(row.expiredAt).isBetween(later, later.plusSeconds(1));
        Recordings.keep("sign-in-link-replaced-and-expired", temporal, workflow);
    }

    @Test
    void aParkedMailDoesNotDelayTheExpiry() {
        row.vendor = () -> {
            throw VendorFailure.answered("resend", 422, null);
        };
        var workflow = signal("requested");
        await("parked", () -> parkedStep(workflow).equals("mail-the-sign-in-link"));
        workflow.getResult(Void.class);
        assertThat(row.sent).isEmpty();
        assertThat(row.expiredAt).isBetween(end, end.plusSeconds(1));
        assertThat(row.parkedSteps.log()).endsWith("forget Mail the sign-in link/1");
        Recordings.keep("sign-in-link-parked-and-expired", temporal, workflow);
    }

    private WorkflowStub signal(String name) {
        return temporal.signal("SignInLink", id, name);
    }
}
