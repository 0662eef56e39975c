package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.assets.AssetDeletions;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.domain.retention.RetentionRoundDao.Place;
import com.motionmavericks.domain.sharelinks.ShareLinks;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The daily round of each studio. It deletes what the studio no longer keeps, in batches, kind by kind. The row keeps the place,
/// so a round that was stopped goes on there. Each feature says what is old, for the preview and for the round.
public final class Retentions {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "Retention";
    /// The most films that a preview shows.
    public static final int SHOWN = 100;
    /// A film costs an event and a signal each.
    private static final int FILMS = 100;
    private static final int ROWS = 1000;

    private final TenantDatabase db;

    public Retentions(TenantDatabase db) {
        this.db = db;
    }

    /// Begins a round in each studio whose last one is complete, and signals its workflow.
    ///
    /// @return how many
    public long beginAll(Instant asOf) {
        return db.acrossTenants(handle -> new RetentionRoundDao(handle).beginRounds(asOf));
    }

    /// When the studio's round is due; empty if it is complete.
    public Optional<Instant> roundDueAt(UUID tenantId) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(RetentionRoundDao::new).roundDueAt());
    }

    /// Deletes the next batch of a due round. The last one completes the round; further calls change nothing.
    public void deleteNext(UUID tenantId) {
        db.asWorker(tenantId, tx -> {
            var dao = tx.dao(RetentionRoundDao::new);
            dao.lockDue().ifPresent(place -> {
                var kind = Objects.requireNonNullElse(place.kind(), RetentionKind.FILMS);
                var limit = kind == RetentionKind.FILMS ? FILMS : ROWS;
                var deleted = delete(tx, kind, limit);
                var count = place.count() + deleted;
                if (deleted == limit) {
                    dao.moveTo(new Place(kind, count));
                    return;
                }
                if (count > 0 && kind != RetentionKind.FILMS) {
                    Events.record(tx, RetentionEvent.ROWS_DELETED, tenantId, Map.of("kind", kind, "count", count));
                }
                after(kind).ifPresentOrElse(next -> dao.moveTo(new Place(next, 0)), dao::complete);
            });
        });
    }

    /// What a round would delete now, for ADMIN.
    public RetentionPreview preview(Credential caller) {
        return db.read(caller, Access.ADMIN, tx -> new RetentionPreview(tx.now(),
                Stream.of(RetentionKind.values()).map(kind -> new RetentionPreview.Count(kind, count(tx, kind)))
                        .toList(),
                AssetDeletions.due(tx, false, SHOWN), AssetDeletions.due(tx, true, SHOWN)));
    }

    private static int delete(Tx tx, RetentionKind kind, int limit) {
        return switch (kind) {
            case FILMS -> AssetDeletions.deleteDue(tx, limit);
            case SHARE_LINK_ACCESSES -> ShareLinks.deleteOldAccesses(tx, limit);
            case DELIVERIES -> Deliveries.deleteOld(tx, limit);
            case NOTIFICATIONS -> Notifications.deleteOld(tx, limit);
        };
    }

    private static long count(Tx tx, RetentionKind kind) {
        return switch (kind) {
            case FILMS -> AssetDeletions.countDue(tx);
            case SHARE_LINK_ACCESSES -> ShareLinks.countOldAccesses(tx);
            case DELIVERIES -> Deliveries.countOld(tx);
            case NOTIFICATIONS -> Notifications.countOld(tx);
        };
    }

    private static Optional<RetentionKind> after(RetentionKind kind) {
        return Stream.of(RetentionKind.values()).dropWhile(earlier -> earlier != kind).skip(1).findFirst();
    }
}
