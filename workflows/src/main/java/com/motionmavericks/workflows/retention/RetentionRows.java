package com.motionmavericks.workflows.retention;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// Reads the workflow's row, and deletes.
@ActivityInterface
public interface RetentionRows {
    RetentionFacts readRetention(RowId studio);

    /// Deletes one batch. A repeated call deletes the batch after it, or nothing once the round is complete.
    void deleteNextBatch(RowId studio);
}
