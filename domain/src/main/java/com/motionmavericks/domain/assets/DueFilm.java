package com.motionmavericks.domain.assets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a film that is due for deletion.
///
/// @param name of the film
/// @param number of the version
/// @param trashedAt since when it is in the trash; absent if its project was archived
/// @param durationSeconds what Mux stores; absent if that is unknown
/// @param heldBy why it is not deleted; absent if the next round deletes it
public record DueFilm(UUID id, UUID assetId, String name, int number, UUID projectId, String projectName,
        Instant dueSince, @Nullable Instant trashedAt, @Nullable Double durationSeconds, @Nullable Hold heldBy) {

    /// What needs a version. A version that something needs is never deleted.
    public enum Hold {
        OPEN_APPROVAL,
        LIVE_SHARE_LINK
    }
}
