package com.motionmavericks.workflows.deliveries;

import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.await;
import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.parkedStep;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.Recordings;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.VendorFailure;
import io.temporal.client.WorkflowStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeDelivery row = new FakeDelivery();

    DeliveryWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void asksTheVendorOncePerWebhookAndEnds() {
        var workflow = report();
        workflow.getResult(Void.class);
        assertThat(row.asked).hasValue(1);
        report().getResult(Void.class);
        assertThat(row.asked).hasValue(2);
        temporal.signal("Delivery", id, "reported").getResult(Void.class);
        assertThat(row.asked).as("nothing was due").hasValue(2);
        Recordings.keep("delivery-asked", temporal, workflow);
    }

    @Test
    void asksAgainLaterWhileTheVendorHasNoOutcome() {
        row.vendor = times -> times == 3;
        var started = temporal.now();
        var workflow = report();
        workflow.getResult(Void.class);
        assertThat(row.asked).hasValue(3);
        assertThat(temporal.now()).isAfterOrEqualTo(started.plus(FakeDelivery.CHECK_AGAIN_AFTER.multipliedBy(2)));
        Recordings.keep("delivery-asked-again", temporal, workflow);
    }

    @Test
    void parksWhenTheVendorFailsAndEndsWhenAnOperatorSkips() {
        row.vendor = _ -> {
            throw VendorFailure.answered("resend", 404, null);
        };
        var workflow = report();
        await("parked", () -> parkedStep(workflow).equals("ask-what-became-of-the-mail"));
        assertThat(row.parkedSteps.log())
                .containsExactly("park Ask what became of the mail/mail: refused, resend 404");
        workflow.signal("skip", (Object) null);
        workflow.getResult(Void.class);
        assertThat(row.checkDueAt).isNull();
        Recordings.keep("delivery-parked-and-skipped", temporal, workflow);
    }

    private WorkflowStub report() {
        row.report(temporal.now());
        return temporal.signal("Delivery", id, "reported");
    }
}
