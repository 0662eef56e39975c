package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.story.Patience;
import com.motionmavericks.workflows.story.Read;
import com.motionmavericks.workflows.story.RowId;
import com.motionmavericks.workflows.story.Story;
import com.motionmavericks.workflows.story.Vendor;
import io.temporal.workflow.Workflow;
import java.time.Duration;

public final class AssetWorkflowImpl extends Story implements AssetWorkflow {
    private final Read<AssetFacts> reads = Read.by(AssetReads.class, AssetReads::readAsset);
    private final AssetTransitions versions = Workflow.newActivityStub(AssetTransitions.class, OURS);
    private final Vendor<Transcoding> mux;

    public AssetWorkflowImpl(Patience patience) {
        super(patience);
        // Asking takes two calls of Mux, each of at most twenty seconds.
        mux = new Vendor<>(Transcoding.class, patience.calls(Duration.ofSeconds(45)));
    }

    @Override
    public void run(RowId id) {
        while (true) {
            var version = look(id, reads);
            if (version.closed()) {
                if (nothingNew()) {
                    return;
                }
            } else if (version.isAbandonedAt(now())) {
                versions.abandonUpload(id, now());
            } else {
                if (version.uploadIsDueAt(now())) {
                    step("Open an upload", version.number(), mux, m -> m.openUpload(id));
                }
                if (version.checkIsDueAt(now())) {
                    step("Ask how far it is", version.number(), mux, m -> m.askHowFarItIs(id));
                }
                awaitNews("the film", version.nextInstantAfter(now()));
            }
        }
    }

    @Override
    public void created() {
        heard();
    }

    @Override
    public void reported() {
        heard();
    }

    @Override
    public void abandoned() {
        heard();
    }
}
