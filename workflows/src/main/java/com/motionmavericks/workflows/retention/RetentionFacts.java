package com.motionmavericks.workflows.retention;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a studio's round. It calls no vendor, so it parks no step.
///
/// @param roundDueAt when to delete the next batch; absent when the round is complete
public record RetentionFacts(@Nullable Instant roundDueAt) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return roundDueAt == null;
    }

    @Override
    public Set<String> parked() {
        return Set.of();
    }

    boolean isDueAt(Instant now) {
        return Facts.isDue(roundDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, roundDueAt);
    }
}
