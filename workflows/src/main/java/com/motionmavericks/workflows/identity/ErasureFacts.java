package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of an erasure. It calls no vendor, so it parks no step.
///
/// @param eraseDueAt when to erase the next batch; absent when all is erased
public record ErasureFacts(@Nullable Instant eraseDueAt) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return eraseDueAt == null;
    }

    @Override
    public Set<String> parked() {
        return Set.of();
    }

    boolean isDueAt(Instant now) {
        return Facts.isDue(eraseDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, eraseDueAt);
    }
}
