package com.motionmavericks.workflows.sharelinks;

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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShareLinkWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final Instant end = temporal.now().plus(Duration.ofDays(5));
    private final FakeShareLink row = new FakeShareLink(end);

    ShareLinkWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void warnsTheOwnerOnceAndExpiresOnTime() {
        var workflow = signal("created");
        skipTo(end.minus(FakeShareLink.WARN_BEFORE).minusSeconds(10));
        assertThat(row.sent).isEmpty();
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("warn 1");
        assertThat(row.expiredAt).isBetween(end, end.plusSeconds(1));
        Recordings.keep("share-link-warned-and-expired", temporal, workflow);
    }

    @Test
    void anExtensionIsANewTermWithItsOwnWarningAndEnd() {
        var workflow = signal("created");
        skipTo(end.minusSeconds(60));
        assertThat(row.sent).containsExactly("warn 1");
        var later = end.plus(Duration.ofDays(5));
        row.giveUntil(later);
        signal("extended");
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("warn 1", "warn 2");
        assertThat(row.expiredAt).isBetween(later, later.plusSeconds(1));
        Recordings.keep("share-link-extended-and-expired", temporal, workflow);
    }

    @Test
    void anExtensionAfterTheExpiryStartsANewRun() {
        signal("created").getResult(Void.class);
        var later = temporal.now().plus(Duration.ofDays(5));
        row.giveUntil(later);
        signal("extended").getResult(Void.class);
        assertThat(row.expiredAt).isBetween(later, later.plusSeconds(1));
        assertThat(row.sent).containsExactly("warn 1", "warn 2");
    }

    @Test
    void endsWhenItIsRevokedWithoutAWarning() {
        var workflow = signal("created");
        row.close();
        signal("revoked");
        workflow.getResult(Void.class);
        assertThat(row.sent).isEmpty();
        assertThat(row.expiredAt).isNull();
        Recordings.keep("share-link-revoked", temporal, workflow);
    }

    @Test
    void parksWhenTheVendorFailsAndContinuesWhenAnOperatorRetries() {
        fail(503);
        var workflow = parked();
        assertThat(row.parkedSteps.log()).containsExactly("park Warn the owner/1: gave up, resend 503");
        row.vendor = () -> {};
        workflow.signal("retry", (Object) null);
        await("the warning", () -> row.sent.size() == 1);
        await("no step is parked", () -> parkedStep(workflow).isEmpty());
        workflow.getResult(Void.class);
        Recordings.keep("share-link-parked-and-retried", temporal, workflow);
    }

    @Test
    void aParkedWarningDoesNotDelayTheExpiryAndIsThenForgotten() {
        fail(422);
        var workflow = parked();
        workflow.getResult(Void.class);
        assertThat(row.expiredAt).isBetween(end, end.plusSeconds(1));
        assertThat(parkedStep(workflow)).isEmpty();
        assertThat(row.parkedSteps.log()).endsWith("forget Warn the owner/1");
        Recordings.keep("share-link-parked-and-expired", temporal, workflow);
    }

    @Test
    void anExtensionForgetsTheParkedWarning() {
        fail(422);
        var workflow = parked();
        row.vendor = () -> {};
        row.giveUntil(end.plus(Duration.ofDays(5)));
        signal("extended");
        await("no step is parked", () -> parkedStep(workflow).isEmpty());
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("warn 2");
    }

    @Test
    void tellsTheOwnerOfALockoutAndUnlocksOnTime() {
        var workflow = signal("created");
        var until = temporal.now().plus(Duration.ofMinutes(30));
        row.lockUntil(until);
        signal("locked");
        await("the mail", () -> row.sent.equals(List.of("locked 1")));
        skipTo(until.plusSeconds(10));
        assertThat(row.unlockedAt).isBetween(until, until.plusSeconds(1));
        workflow.getResult(Void.class);
        assertThat(row.sent).containsExactly("locked 1", "warn 1");
        assertThat(row.expiredAt).isBetween(end, end.plusSeconds(1));
        Recordings.keep("share-link-locked-and-unlocked", temporal, workflow);
    }

    @Test
    void aMailAboutALockoutThatFailsDelaysNothing() {
        row.lockUntil(temporal.now().plus(Duration.ofMinutes(30)));
        fail(422);
        var workflow = signal("locked");
        await("parked", () -> parkedStep(workflow).equals("tell-the-owner-that-the-link-was-locked"));
        workflow.getResult(Void.class);
        assertThat(row.unlockedAt).isNotNull();
        assertThat(row.expiredAt).isBetween(end, end.plusSeconds(1));
    }

    private WorkflowStub signal(String name) {
        return temporal.signal("ShareLink", id, name);
    }

    private WorkflowStub parked() {
        var workflow = signal("created");
        skipTo(end.minus(FakeShareLink.WARN_BEFORE).plusSeconds(20));
        await("parked", () -> parkedStep(workflow).equals("warn-the-owner"));
        return workflow;
    }

    private void skipTo(Instant instant) {
        temporal.skip(Duration.between(temporal.now(), instant));
    }

    private void fail(int status) {
        row.vendor = () -> {
            throw VendorFailure.answered("resend", status, null);
        };
    }
}
