package com.motionmavericks.workflows.operations;

import io.temporal.activity.ActivityInterface;

/// What a round of deletions does.
@ActivityInterface
public interface RetentionRounds {
    /// Deletes the answers of idempotency keys that are older than seven days, in every studio.
    void forgetOldAnswers();
}
