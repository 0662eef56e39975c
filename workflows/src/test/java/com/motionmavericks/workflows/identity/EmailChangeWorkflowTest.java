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
class EmailChangeWorkflowTest {
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final Instant end = temporal.now().plus(LIFETIME);
    private final FakeEmailChange row = new FakeEmailChange(temporal.now(), end);

    EmailChangeWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void tellsTheOldAddressThenMailsTheNewOneAndExpiresTheLinkOnTime() {
        var workflow = signal("requested");
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("notice 1", "link 1");
        assertThat(row.expiredAt).isBetween(end, end.plusSeconds(1));
        Recordings.keep("email-change-mailed-and-expired", temporal, workflow);
    }

    @Test
    void endsWhenTheLinkIsUsed() {
        var workflow = signal("requested");
        await("the mails", () -> row.sent.size() == 2);
        row.close();
        signal("confirmed");
        workflow.getResult(Void.class);
        assertThat(row.expiredAt).isNull();
        Recordings.keep("email-change-confirmed", temporal, workflow);
    }

    @Test
    void aNewerChangeHasItsOwnMailsAndEnd() {
        var workflow = signal("requested");
        await("the mails", () -> row.sent.size() == 2);
        temporal.skip(Duration.ofHours(5));
        var later = temporal.now().plus(LIFETIME);
        row.request(temporal.now(), later);
        signal("requested");
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("notice 1", "link 1", "notice 2", "link 2");
        assertThat(row.expiredAt).isBetween(later, later.plusSeconds(1));
        Recordings.keep("email-change-replaced-and-expired", temporal, workflow);
    }

    @Test
    void aParkedNoticeHoldsTheLinkBackUntilAnOperatorSkipsIt() {
        row.vendor = () -> {
            throw VendorFailure.answered("resend", 422, null);
        };
        var workflow = signal("requested");
        await("parked", () -> parkedStep(workflow).equals("notify-the-old-address"));
        assertThat(row.sent).isEmpty();
        workflow.signal("skip", (Object) null);
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("link 1");
        assertThat(row.expiredAt).isBetween(end, end.plusSeconds(1));
        Recordings.keep("email-change-parked-and-skipped", temporal, workflow);
    }

    private WorkflowStub signal(String name) {
        return temporal.signal("EmailChange", id, name);
    }
}
