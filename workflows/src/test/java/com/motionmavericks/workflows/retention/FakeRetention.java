package com.motionmavericks.workflows.retention;

import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The round of a studio in memory.
final class FakeRetention implements RetentionRows {
    final AtomicInteger batches = new AtomicInteger();
    private final int size;
    private volatile @Nullable Instant roundDueAt;

    /// @param size the number of batches
    FakeRetention(Instant roundDueAt, int size) {
        this.roundDueAt = roundDueAt;
        this.size = size;
    }

    @Override
    public RetentionFacts readRetention(RowId id) {
        return new RetentionFacts(roundDueAt);
    }

    @Override
    public void deleteNextBatch(RowId id) {
        if (batches.incrementAndGet() == size) {
            roundDueAt = null;
        }
    }
}
