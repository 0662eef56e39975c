package com.motionmavericks.activities.identity;

import com.motionmavericks.domain.identity.Erasure;
import com.motionmavericks.domain.identity.Erasures;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.ErasureFacts;
import com.motionmavericks.workflows.identity.ErasureRows;

/// Reads the row of an erasure for its workflow, and erases.
public final class ErasureRowActivities implements ErasureRows {
    private final Erasures erasures;

    public ErasureRowActivities(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public ErasureFacts readErasure(RowId id) {
        return new ErasureFacts(erasures.find(id.tenantId(), id.id()).map(Erasure::eraseDueAt).orElse(null));
    }

    @Override
    public void eraseNextBatch(RowId id) {
        erasures.eraseNext(id.tenantId(), id.id());
    }
}
