package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// How the workflow sees its row.
@ActivityInterface
public interface AssetReads {
    /// A row that is gone reads as closed.
    AssetFacts readAsset(RowId version);
}
