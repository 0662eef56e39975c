package com.motionmavericks.workflows.operations;

import io.temporal.activity.ActivityInterface;

/// What a round of deletions in all studios does.
@ActivityInterface
public interface CleanupRounds {
    /// Deletes the answers of idempotency keys that are older than seven days.
    void forgetOldAnswers();

    /// Deletes the sessions that ended more than 90 days ago, and the ids of webhooks and the security events
    /// that came before.
    void forgetEndedSessionsAndWebhooks();
}
