package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// The row of an erasure in memory.
final class FakeErasure implements ErasureRows {
    /// When each batch was erased.
    final List<Instant> batches = new CopyOnWriteArrayList<>();
    private final Supplier<Instant> clock;
    private final Instant eraseDueAt;
    private final int size;

    /// @param size the number of batches
    FakeErasure(Supplier<Instant> clock, Instant eraseDueAt, int size) {
        this.clock = clock;
        this.eraseDueAt = eraseDueAt;
        this.size = size;
    }

    @Override
    public ErasureFacts readErasure(RowId id) {
        return new ErasureFacts(batches.size() < size ? eraseDueAt : null);
    }

    @Override
    public void eraseNextBatch(RowId id) {
        batches.add(clock.get());
    }
}
