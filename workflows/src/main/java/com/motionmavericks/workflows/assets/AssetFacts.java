package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the workflow reads of a version of an asset.
///
/// @param closed whether it is ready, failed, abandoned or deleted, and no deletion is due
/// @param number of the version
/// @param uploadDueAt when to open the upload; absent if it is open or not wanted
/// @param checkDueAt when to ask Mux for the progress; absent if no check is due
/// @param abandonAt when to abandon the upload; absent once the bytes were uploaded
/// @param deleteDueAt when to delete the film at Mux; absent if it is not due, or done
public record AssetFacts(boolean closed, int number, @Nullable Instant uploadDueAt, @Nullable Instant checkDueAt,
        @Nullable Instant abandonAt, @Nullable Instant deleteDueAt, Set<String> parked) implements Facts {
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

    boolean deletionIsDueAt(Instant now) {
        return Facts.isDue(deleteDueAt, now);
    }

    Instant nextInstantAfter(Instant now) {
        return Facts.nextAfter(now, uploadDueAt, checkDueAt, abandonAt, deleteDueAt);
    }
}
