package com.motionmavericks.workflows.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a workflow reads of its row: ids, numbers and instants. Facts, never a next action.
public interface Facts {
    /// Whether the row wants nothing any more at an instant, so that its workflow may end.
    boolean isDoneAt(Instant now);

    /// The steps that stand parked in the database, as `step/target`.
    Set<String> parked();

    /// Whether something is due, and not done or unwanted.
    static boolean isDue(@Nullable Instant dueAt, Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }

    /// The first of these instants that is still to come; a day from now if none is, to look again at the latest then.
    static Instant nextAfter(Instant now, @Nullable Instant... instants) {
        return Stream.of(instants).flatMap(Stream::ofNullable).filter(now::isBefore).min(Instant::compareTo)
                .orElse(now.plus(Duration.ofDays(1)));
    }
}
