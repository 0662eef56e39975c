package com.motionmavericks.activities.retention;

import com.motionmavericks.domain.retention.Retentions;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.retention.RetentionFacts;
import com.motionmavericks.workflows.retention.RetentionRounds;
import com.motionmavericks.workflows.retention.RetentionRows;
import java.time.Instant;

/// Reads the row of a studio's round for its workflow, deletes, and begins the rounds of all studios.
public final class RetentionRowActivities implements RetentionRows, RetentionRounds {
    private final Retentions retentions;

    public RetentionRowActivities(Retentions retentions) {
        this.retentions = retentions;
    }

    @Override
    public RetentionFacts readRetention(RowId studio) {
        return new RetentionFacts(retentions.roundDueAt(studio.tenantId()).orElse(null));
    }

    @Override
    public void deleteNextBatch(RowId studio) {
        retentions.deleteNext(studio.tenantId());
    }

    @Override
    public void beginRounds(Instant asOf) {
        retentions.beginAll(asOf);
    }
}
