package com.motionmavericks.workflows.entity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The facts of a row with one due instant, whose workflow calls no vendor and so parks no step.
public interface DueFacts extends Facts {
    /// When the workflow must act; absent when nothing is left to do.
    @Nullable
    Instant dueAt();

    @Override
    default boolean isDoneAt(Instant now) {
        return dueAt() == null;
    }

    @Override
    default Set<String> parked() {
        return Set.of();
    }

    default boolean isDueAt(Instant now) {
        return Facts.isDue(dueAt(), now);
    }

    default Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, dueAt());
    }
}
