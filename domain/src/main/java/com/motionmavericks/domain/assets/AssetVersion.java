package com.motionmavericks.domain.assets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/// One upload of a film, and what Mux made of it.
///
/// @param number counts the versions of the asset, from 1
/// @param version counts the changes of this row
/// @param uploadDueAt when an upload is to be opened at Mux; absent once it is, or when nobody wants it any more; so is
///        the next one
/// @param checkDueAt when Mux is to be asked how far it is
/// @param abandonAt when nobody will upload any more; absent once somebody has
/// @param uploadUrl where the bytes are put; given while they are waited for
/// @param video absent until it is ready
/// @param failure why Mux could not make a film of it
/// @param parked the steps that its workflow has given up on for now, as `step/target`
public record AssetVersion(UUID id, UUID projectId, UUID assetId, int number, Status status, long version,
        UUID createdBy, Instant createdAt, @Nullable Instant uploadDueAt, @Nullable Instant checkDueAt,
        @Nullable Instant abandonAt, @Nullable String muxUploadId, @Nullable String uploadUrl,
        @Nested Media.@Nullable Video video, @Nullable String failure, @Nullable Instant closedAt,
        List<String> parked) {

    public enum Status {
        /// Mux is asked for an upload.
        PREPARING,
        /// The bytes are waited for.
        WAITING,
        PROCESSING,
        READY,
        FAILED,
        /// Nobody uploaded in time, or its project was archived before it was ready.
        ABANDONED;

        public boolean isOpen() {
            return this == PREPARING || this == WAITING || this == PROCESSING;
        }
    }

    AssetVersion withUploadUrl(@Nullable String url) {
        return new AssetVersion(id, projectId, assetId, number, status, version, createdBy, createdAt, uploadDueAt,
                checkDueAt, abandonAt, muxUploadId, url, video, failure,
                closedAt, parked);
    }
}
