package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// An asset version's row and Mux, in memory, with the rules of the domain.
final class FakeAsset implements AssetRows, Transcoding {
    final FakeParkedSteps parkedSteps = new FakeParkedSteps((_, _) -> close());
    final List<String> asked = new CopyOnWriteArrayList<>();
    /// Whether Mux answers that the version is ready.
    volatile boolean ready;
    /// What Mux does at each call.
    volatile Runnable vendor = () -> {};
    volatile boolean closed;
    volatile @Nullable Instant uploadDueAt;
    volatile @Nullable Instant checkDueAt;
    volatile @Nullable Instant abandonAt;
    volatile @Nullable Instant abandonedAt;
    volatile @Nullable Instant deleteDueAt;

    FakeAsset(Instant now) {
        this.uploadDueAt = now;
        this.abandonAt = now.plus(Duration.ofDays(1));
    }

    void close() {
        closed = true;
        uploadDueAt = null;
        abandonAt = null;
    }

    @Override
    public AssetFacts readAsset(RowId id) {
        return new AssetFacts(closed && deleteDueAt == null, 1, uploadDueAt, checkDueAt, abandonAt, deleteDueAt,
                parkedSteps.of(id));
    }

    @Override
    public void abandonUpload(RowId id, Instant asOf) {
        abandonedAt = asOf;
        close();
    }

    @Override
    public void openUpload(RowId id) {
        vendor.run();
        asked.add("open");
        uploadDueAt = null;
    }

    @Override
    public void askHowFarItIs(RowId id) {
        vendor.run();
        asked.add("ask");
        if (ready) {
            close();
        }
        checkDueAt = null;
    }

    @Override
    public void deleteFilm(RowId id) {
        vendor.run();
        asked.add("delete");
        deleteDueAt = null;
    }
}
