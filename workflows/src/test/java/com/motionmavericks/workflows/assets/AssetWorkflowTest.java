package com.motionmavericks.workflows.assets;

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
class AssetWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final Instant begin = temporal.now();
    private final FakeAsset row = new FakeAsset(begin);

    AssetWorkflowTest() {
        Workflows.register(temporal.worker(), EntityWorkflowEnvironment.RETRIES);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void opensAnUploadAndAsksAfterEachWebhookAndEndsWhenTheVersionIsReady() {
        var workflow = signal("created");
        await("the upload", () -> row.asked.equals(List.of("open")));
        row.checkDueAt = temporal.now();
        signal("reported");
        await("an answer", () -> row.asked.size() == 2);
        row.ready = true;
        row.checkDueAt = temporal.now();
        signal("reported");
        workflow.getResult(Void.class);
        assertThat(row.asked).containsExactly("open", "ask", "ask");
        Recordings.keep("asset-ready", temporal, workflow);
    }

    @Test
    void asksWithoutAWebhookWhenTheCheckIsDue() {
        row.checkDueAt = begin.plus(Duration.ofMinutes(5));
        row.ready = true;
        signal("created").getResult(Void.class);
        assertThat(row.asked).containsExactly("open", "ask");
    }

    @Test
    void isAbandonedOnTimeWhenNobodyUploads() {
        var workflow = signal("created");
        workflow.getResult(Void.class);
        assertThat(row.abandonedAt).isBetween(begin.plus(Duration.ofDays(1)),
                begin.plus(Duration.ofDays(1)).plusSeconds(1));
        Recordings.keep("asset-abandoned", temporal, workflow);
    }

    @Test
    void aParkedUploadIsStillAbandonedOnTime() {
        row.vendor = () -> {
            throw VendorFailure.answered("mux", 401, null);
        };
        var workflow = signal("created");
        await("parked", () -> parkedStep(workflow).equals("open-an-upload"));
        workflow.getResult(Void.class);
        assertThat(row.abandonedAt).isNotNull();
        assertThat(row.parkedSteps.log()).startsWith("park Open an upload/1: refused, mux 401");
        Recordings.keep("asset-parked-and-abandoned", temporal, workflow);
    }

    @Test
    void aFilmIsDeletedOnceAlsoWhenTheSignalComesTwice() {
        row.close();
        row.deleteDueAt = begin;
        signal("deletionDue");
        var workflow = signal("deletionDue");
        workflow.getResult(Void.class);
        assertThat(row.asked).containsExactly("delete");
        Recordings.keep("asset-deleted", temporal, workflow);
        signal("swept").getResult(Void.class);
        assertThat(row.asked).containsExactly("delete");
    }

    @Test
    void aDeletionThatMuxRefusesParksUntilItIsRetried() {
        row.close();
        row.deleteDueAt = begin;
        row.vendor = () -> {
            throw VendorFailure.answered("mux", 403, null);
        };
        var workflow = signal("deletionDue");
        await("parked", () -> parkedStep(workflow).equals("delete-the-film-at-mux"));
        row.vendor = () -> {};
        workflow.signal("retry", (Object) null);
        workflow.getResult(Void.class);
        assertThat(row.asked).containsExactly("delete");
        assertThat(row.parkedSteps.log()).startsWith("park Delete the film at Mux/1: refused, mux 403");
        Recordings.keep("asset-deletion-parked-and-retried", temporal, workflow);
    }

    private WorkflowStub signal(String name) {
        return temporal.signal("Asset", id, name);
    }
}
