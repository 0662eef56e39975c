package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One upload of a film, and what Mux made of it.
///
/// @param number of the version within its asset, from 1
/// @param version of this row, incremented by each change
/// @param uploadDueAt when to open an upload at Mux; absent once it is open or no longer wanted
/// @param checkDueAt when to ask Mux for its progress; absent when no check is wanted
/// @param abandonAt when to stop waiting for an upload; absent once the upload is complete
/// @param uploadUrl where a client PUTs the bytes; absent unless the upload is open
/// @param video absent until it is ready
/// @param failure why Mux could not transcode it
/// @param trashedAt since when it is in the trash; absent otherwise
/// @param deletedAfter when a round deletes it, by the policy as it is now; absent if no rule applies
/// @param deleteDueAt when to delete it at Mux; absent if that is not due, or done
/// @param deletedAt when it was deleted at Mux
/// @param parked the parked steps of its workflow, as `step/target`; absent for AGENCY and GUEST
public record AssetVersion(UUID id, UUID projectId, UUID assetId, int number, Status status, long version,
        Person createdBy, Instant createdAt, Instant updatedAt, @Nullable Instant uploadDueAt,
        @Nullable Instant checkDueAt, @Nullable Instant abandonAt, @Nullable String muxUploadId,
        @Nullable String uploadUrl, Media.@Nullable Video video, @Nullable String failure,
        @Nullable Instant closedAt, @Nullable Instant trashedAt, @Nullable Instant deletedAfter,
        @Nullable Instant deleteDueAt, @Nullable Instant deletedAt, @Nullable List<String> parked)
        implements
            Versioned,
            ProjectScoped {

    public enum Status {
        /// Mux has not opened an upload yet.
        PREPARING,
        /// The upload is open.
        WAITING,
        PROCESSING,
        READY,
        FAILED,
        /// Not uploaded in time, aborted, or its project was archived before it was ready.
        ABANDONED;

        public boolean isOpen() {
            return this == PREPARING || this == WAITING || this == PROCESSING;
        }
    }

    /// Whether it is deleted, or a round has decided so.
    public boolean deletionHasBegun() {
        return deleteDueAt != null || deletedAt != null;
    }

    AssetVersion withUploadUrl(@Nullable String url) {
        return new AssetVersion(id, projectId, assetId, number, status, version, createdBy, createdAt, updatedAt,
                uploadDueAt, checkDueAt, abandonAt, muxUploadId, url, video, failure, closedAt, trashedAt,
                deletedAfter, deleteDueAt, deletedAt, parked);
    }
}
