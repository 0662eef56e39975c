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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailboxWorkflowTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeMailbox row = new FakeMailbox();

    MailboxWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
        row.unmailed.addAll(List.of(FIRST, SECOND));
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void sendsItsMailsSideBySideAndEnds() {
        var both = new CountDownLatch(2);
        row.vendor = _ -> {
            both.countDown();
            await("the other mail", () -> both.getCount() == 0);
        };
        var workflow = temporal.signal("Mailbox", id, "mailDue");
        awaitEnd(workflow);
        assertThat(row.sent).containsExactlyInAnyOrder(FIRST, SECOND);
        Recordings.keep("mailbox-mailed", temporal, workflow);
    }

    @Test
    void aParkedMailBlocksNeitherTheOthersNorThoseThatComeLater() {
        row.vendor = event -> {
            if (event.equals(FIRST)) {
                throw VendorFailure.answered("resend", 422, null);
            }
        };
        var workflow = temporal.signal("Mailbox", id, "mailDue");
        await("parked", () -> parkedStep(workflow).equals("mail-the-event"));
        row.unmailed.add(THIRD);
        temporal.signal("Mailbox", id, "mailDue");
        await("the later mail", () -> row.sent.contains(THIRD));
        assertThat(row.sent).containsExactly(SECOND, THIRD);
        assertThat(row.parkedSteps.log()).containsExactly("park Mail the event/" + FIRST + ": refused, resend 422");
        workflow.signal("skip", FIRST.toString());
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly(SECOND, THIRD);
        Recordings.keep("mailbox-parked-and-skipped", temporal, workflow);
    }

    @Test
    void aParkedMailIsSentAfterARetry() {
        row.vendor = _ -> {
            throw VendorFailure.answered("resend", 503, null);
        };
        var workflow = temporal.signal("Mailbox", id, "mailDue");
        await("both parked", () -> row.parkedSteps.of(id).size() == 2);
        await("both shown", () -> parkedStep(workflow).equals("mail-the-event"));
        row.vendor = _ -> {};
        workflow.signal("retry", new Object[]{null});
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactlyInAnyOrder(FIRST, SECOND);
        Recordings.keep("mailbox-parked-and-retried", temporal, workflow);
    }
}
