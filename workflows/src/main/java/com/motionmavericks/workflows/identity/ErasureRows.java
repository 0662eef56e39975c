package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// Reads the workflow's row, and erases.
@ActivityInterface
public interface ErasureRows {
    ErasureFacts readErasure(RowId erasure);

    /// Erases one batch. A repeated call erases the batch after it, or nothing once all is erased.
    void eraseNextBatch(RowId erasure);
}
