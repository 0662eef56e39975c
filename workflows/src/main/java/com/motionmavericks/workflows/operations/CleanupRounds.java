package com.motionmavericks.workflows.operations;

import io.temporal.activity.ActivityInterface;

/// What a round of deletions in all studios does.
@ActivityInterface
public interface CleanupRounds {
    /// Deletes the answers of idempotency keys that are older than seven days.
    void forgetOldAnswers();

    /// Deletes the other rows that are kept for a limited time only. Its name is older than some of them; histories keep it.
    void forgetEndedSessionsAndWebhooks();
}
