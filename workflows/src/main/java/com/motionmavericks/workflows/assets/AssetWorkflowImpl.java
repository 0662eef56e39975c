package com.motionmavericks.workflows.assets;

import com.motionmavericks.steps.assets.AssetStep;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorActivities;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;
import java.time.Duration;

public final class AssetWorkflowImpl extends EntityWorkflow implements AssetWorkflow {
    private final RowReader<AssetFacts> reader = RowReader.by(AssetRows.class, AssetRows::readAsset);
    private final AssetRows versions = Workflow.newActivityStub(AssetRows.class, OURS);
    private final VendorActivities<Transcoding> mux;

    public AssetWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
        // One question takes two calls to Mux of at most 20 s each.
        mux = new VendorActivities<>(Transcoding.class, vendorRetries.calls(Duration.ofSeconds(45)));
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, version -> {
            if (version.isAbandonedAt(now())) {
                versions.abandonUpload(id, now());
            } else {
                if (version.uploadIsDueAt(now())) {
                    step(AssetStep.OPEN_UPLOAD, version.number(), mux, m -> m.openUpload(id));
                }
                if (version.checkIsDueAt(now())) {
                    step(AssetStep.ASK_PROGRESS, version.number(), mux, m -> m.askHowFarItIs(id));
                }
                if (version.deletionIsDueAt(now())) {
                    step(AssetStep.DELETE_FILM, version.number(), mux, m -> m.deleteFilm(id));
                }
                awaitNews(version.deleteDueAt() == null ? "the upload and its transcoding" : "the deletion of the film",
                        version.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void created() {
        wake();
    }

    @Override
    public void reported() {
        wake();
    }

    @Override
    public void abandoned() {
        wake();
    }

    @Override
    public void deletionDue() {
        wake();
    }
}
