package com.motionmavericks.activities.assets;

import com.motionmavericks.activities.mux.MuxClient;
import com.motionmavericks.domain.assets.AssetDeletions;
import com.motionmavericks.domain.assets.AssetVersion;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.assets.MuxReference;
import com.motionmavericks.workflows.assets.AssetFacts;
import com.motionmavericks.workflows.assets.AssetRows;
import com.motionmavericks.workflows.assets.Transcoding;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.Optional;
import java.util.Objects;
import java.util.Set;

/// The activities of the asset's workflow, and its row reader.
public final class AssetActivities implements AssetRows, Transcoding {
    private static final AssetFacts GONE = new AssetFacts(true, 0, null, null, null, null, Set.of());

    private final Assets assets;
    private final AssetDeletions deletions;
    private final MuxClient mux;

    public AssetActivities(Assets assets, AssetDeletions deletions, MuxClient mux) {
        this.assets = assets;
        this.deletions = deletions;
        this.mux = mux;
    }

    @Override
    public AssetFacts readAsset(RowId id) {
        return assets.find(id.tenantId(), id.id()).map(AssetActivities::facts).orElse(GONE);
    }

    @Override
    public void abandonUpload(RowId id, Instant asOf) {
        assets.abandon(id.tenantId(), id.id(), asOf);
    }

    @Override
    public void openUpload(RowId id) {
        open(id).filter(version -> version.uploadDueAt() != null).ifPresent(_ -> {
            var upload = mux.createUpload(new MuxReference(id.tenantId(), id.id()));
            assets.uploadOpened(id.tenantId(), id.id(), upload.id(), upload.url());
        });
    }

    @Override
    public void askHowFarItIs(RowId id) {
        open(id).ifPresent(version -> Optional.ofNullable(version.muxUploadId()).map(mux::progress)
                .ifPresent(progress -> assets.progressed(id.tenantId(), version, progress)));
    }

    @Override
    public void deleteFilm(RowId id) {
        assets.find(id.tenantId(), id.id()).filter(version -> version.deleteDueAt() != null).ifPresent(version -> {
            if (version.video() != null) {
                mux.deleteAsset(version.video().muxAssetId());
            } else if (version.muxUploadId() != null) {
                mux.deleteUpload(version.muxUploadId());
            }
            deletions.deleted(id.tenantId(), id.id());
        });
    }

    private Optional<AssetVersion> open(RowId id) {
        return assets.find(id.tenantId(), id.id()).filter(version -> version.status().isOpen());
    }

    private static AssetFacts facts(AssetVersion version) {
        return new AssetFacts(!version.status().isOpen() && version.deleteDueAt() == null, version.number(),
                version.uploadDueAt(), version.checkDueAt(), version.abandonAt(), version.deleteDueAt(),
                Set.copyOf(Objects.requireNonNull(version.parked())));
    }
}
