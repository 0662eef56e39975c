package com.motionmavericks.workflows.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a workflow reads of its row: ids, numbers and instants. It never says what to do next.
public interface Facts {
    /// Whether nothing is left to do for the row at an instant, so that its workflow may end.
    boolean isDoneAt(Instant now);

    /// The steps that are parked in Postgres, as `step/target`.
    Set<String> parked();

    /// Whether an instant is present and has come.
    static boolean isDue(@Nullable Instant dueAt, Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }

    /// The first of these instants after now; a day from now if there is none, so that the row is read at least once a day.
    static Instant nextAfter(Instant now, @Nullable Instant... instants) {
        return Stream.of(instants).flatMap(Stream::ofNullable).filter(now::isBefore).min(Instant::compareTo)
                .orElse(now.plus(Duration.ofDays(1)));
    }
}
