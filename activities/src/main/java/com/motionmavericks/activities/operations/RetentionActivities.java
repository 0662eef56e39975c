package com.motionmavericks.activities.operations;

import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.workflows.operations.RetentionRounds;

/// Deletes what is kept for a limited time only.
public final class RetentionActivities implements RetentionRounds {
    private final TenantDatabase database;

    public RetentionActivities(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public void forgetOldAnswers() {
        Commands.forgetOldAnswers(database);
    }
}
