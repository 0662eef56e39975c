package com.motionmavericks.activities.operations;

import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.operations.Cleanup;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.workflows.operations.CleanupRounds;

/// Deletes in all studios what is kept for a limited time only.
public final class CleanupActivities implements CleanupRounds {
    private final TenantDatabase database;

    public CleanupActivities(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public void forgetOldAnswers() {
        Commands.forgetOldAnswers(database);
    }

    @Override
    public void forgetEndedSessionsAndWebhooks() {
        Cleanup.forgetOldRows(database);
    }
}
