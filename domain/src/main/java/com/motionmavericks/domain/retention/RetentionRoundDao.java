package com.motionmavericks.domain.retention;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rounds in the rows of `retention`, one row for each studio.
record RetentionRoundDao(Handle handle) {
    /// How far a round has come.
    ///
    /// @param kind absent before the first batch
    /// @param count how many of this kind the round has deleted
    public record Place(@Nullable RetentionKind kind, long count) {}

    long beginRounds(Instant now) {
        return handle.createQuery("select begin_retention_rounds(:now)").bind("now", now).mapTo(long.class).one();
    }

    Optional<Instant> roundDueAt() {
        return handle.createQuery("select round_due_at from retention").mapTo(Instant.class).findOne();
    }

    /// Locks the round, if it is not complete.
    Optional<Place> lockDue() {
        return handle.createQuery("""
                select round_kind as kind, round_count as count from retention where round_due_at is not null
                for update
                """).mapTo(Place.class).findOne();
    }

    void moveTo(Place place) {
        handle.createUpdate("update retention set round_kind = :kind, round_count = :count").bindMethods(place)
                .execute();
    }

    void complete() {
        handle.createUpdate("update retention set round_due_at = null, round_kind = null, round_count = 0").execute();
    }
}
