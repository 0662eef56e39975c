package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a version of an asset.
///
/// @param closed ready, failed or abandoned; or gone
/// @param number of the version
/// @param uploadDueAt absent once an upload is open, or not wanted; so is the next one
/// @param abandonAt absent once somebody has uploaded
public record AssetFacts(boolean closed, int number, @Nullable Instant uploadDueAt, @Nullable Instant checkDueAt,
        @Nullable Instant abandonAt, Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return closed;
    }

    boolean isAbandonedAt(Instant now) {
        return Facts.isDue(abandonAt, now);
    }

    boolean uploadIsDueAt(Instant now) {
        return Facts.isDue(uploadDueAt, now);
    }

    boolean checkIsDueAt(Instant now) {
        return Facts.isDue(checkDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, uploadDueAt, checkDueAt, abandonAt);
    }
}
