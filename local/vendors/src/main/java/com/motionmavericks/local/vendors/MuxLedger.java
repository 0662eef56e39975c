package com.motionmavericks.local.vendors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The uploads and assets of Mux. Each entry is the newest state of one of them.
final class MuxLedger implements AutoCloseable {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
    @JsonSubTypes({@JsonSubTypes.Type(value = Upload.class, name = "upload"),
            @JsonSubTypes.Type(value = Asset.class, name = "asset")})
    sealed interface Entry {}

    static final String DELETED = "deleted";

    /// @param status `waiting`, `asset_created` or `cancelled`
    record Upload(String id, String passthrough, String corsOrigin, int timeout, Instant at, String status,
            @Nullable String assetId) implements Entry {
        Upload withAsset(String created) {
            return new Upload(id, passthrough, corsOrigin, timeout, at, "asset_created", created);
        }

        Upload cancelled() {
            return new Upload(id, passthrough, corsOrigin, timeout, at, "cancelled", assetId);
        }
    }

    /// @param status `preparing`, `ready`, `errored` or [#DELETED]
    record Asset(String id, String uploadId, String passthrough, String playbackId, Instant at, String status)
            implements
                Entry {
        Asset settled(String now) {
            return new Asset(id, uploadId, passthrough, playbackId, at, now);
        }
    }

    private final JsonLines<Entry> lines;
    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    private final Map<String, Asset> assets = new LinkedHashMap<>();

    MuxLedger(Path path) {
        lines = new JsonLines<>(path, Entry.class);
        lines.earlier().forEach(this::apply);
    }

    synchronized void append(Entry entry) {
        lines.append(entry);
        apply(entry);
    }

    synchronized Optional<Upload> upload(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /// An asset that was not deleted.
    synchronized Optional<Asset> asset(String id) {
        return Optional.ofNullable(assets.get(id)).filter(asset -> !asset.status().equals(DELETED));
    }

    /// The asset that plays under a playback id, if it is ready.
    synchronized Optional<Asset> played(String playbackId) {
        return assets.values().stream()
                .filter(asset -> asset.playbackId().equals(playbackId) && asset.status().equals("ready")).findFirst();
    }

    /// Oldest first, the deleted ones too.
    synchronized List<Asset> assets() {
        return List.copyOf(assets.values());
    }

    @Override
    public void close() {
        lines.close();
    }

    private void apply(Entry entry) {
        switch (entry) {
            case Upload upload -> uploads.put(upload.id(), upload);
            case Asset asset -> {
                // One entry changes both: a crash between two entries would let the upload make a second asset.
                uploads.computeIfPresent(asset.uploadId(), (_, upload) -> upload.withAsset(asset.id()));
                assets.put(asset.id(), asset);
            }
        }
    }
}
