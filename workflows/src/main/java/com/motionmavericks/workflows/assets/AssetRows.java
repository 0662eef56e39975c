package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// Reads and changes the workflow's row. Each change is a guarded transition of the domain, so a repeated call does no
/// harm.
@ActivityInterface
public interface AssetRows {
    /// A deleted row reads as closed.
    AssetFacts readAsset(RowId version);

    void abandonUpload(RowId version, Instant asOf);
}
