package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The trash, and the deletion of versions of films. A round decides which are due; the workflow of each version deletes it at
/// Mux. Nothing deletes a version that an open approval or a live share link needs.
public final class AssetDeletions {
    private final TenantDatabase db;
    private final Commands commands;
    private final Assets assets;

    public AssetDeletions(TenantDatabase db, Commands commands, Assets assets) {
        this.db = db;
        this.commands = commands;
        this.assets = assets;
    }

    /// Puts a version in the trash, for ADMIN and AGENCY. Doing it twice changes nothing.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, PROJECT_ARCHIVED, ASSET_VERSION_DELETED or ASSET_VERSION_IN_USE
    public AssetVersion trash(Credential caller, @Nullable String idempotencyKey, TrashAssetVersion command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, AssetVersion.class,
                tx -> change(tx, command.id(), command.version(), (dao, version) -> {
                    if (version.trashedAt() != null) {
                        return Optional.empty();
                    }
                    dao.heldBy(version.id(), tx.now()).ifPresent(hold -> {
                        throw new Refused(Refusal.ASSET_VERSION_IN_USE, switch (hold) {
                            case OPEN_APPROVAL -> "The version is up for approval. Withdraw the approval first.";
                            case LIVE_SHARE_LINK -> "A share link shows the version. Revoke the link first.";
                        }, Map.of("heldBy", hold));
                    });
                    dao.trash(version.id(), tx.now());
                    return Optional.of(AssetVersionEvent.TRASHED);
                }));
    }

    /// Takes a version out of the trash, for ADMIN and AGENCY. Does nothing if it is not there.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, PROJECT_ARCHIVED or ASSET_VERSION_DELETED
    public AssetVersion restore(Credential caller, String idempotencyKey, RestoreAssetVersion command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, AssetVersion.class,
                tx -> change(tx, command.id(), command.version(), (dao, version) -> {
                    if (version.trashedAt() == null) {
                        return Optional.empty();
                    }
                    dao.restore(version.id());
                    return Optional.of(AssetVersionEvent.RESTORED);
                }));
    }

    /// Notes that a version is deleted at Mux.
    public void deleted(UUID tenantId, UUID id) {
        db.asWorker(tenantId, tx -> deleted(tx, id, Map.of()));
    }

    /// Makes the deletion of the next films due.
    ///
    /// @return how many it has looked at: fewer than the limit if no more are due
    public static int deleteDue(Tx tx, int limit) {
        var dao = tx.dao(AssetDeletionDao::new);
        var due = dao.lockDue(tx.now(), limit);
        for (var id : dao.makeDue(due, tx.now())) {
            var version = Assets.find(tx, id).orElseThrow();
            Events.recordIn(tx, version.projectId(), AssetVersionEvent.DELETION_DUE, id,
                    Map.of("inTrash", version.trashedAt() != null));
            Outbox.signal(tx, AssetSignal.DELETION_DUE, id, "Version " + version.number() + " of a film");
        }
        return due.size();
    }

    /// The number of films that the next round deletes.
    public static long countDue(Tx tx) {
        return tx.dao(AssetDeletionDao::new).countDue(tx.now());
    }

    /// The films that the next round deletes, or that something holds, due longest first.
    public static List<DueFilm> due(Tx tx, boolean held, int limit) {
        return tx.dao(AssetDeletionDao::new).due(tx.now(), held, limit);
    }

    /// Notes that a version is deleted. One that was deleted before stays as it is.
    static void deleted(Tx tx, UUID id, Map<String, ?> details) {
        if (tx.dao(AssetDeletionDao::new).deleted(id, tx.now())) {
            Events.recordIn(tx, Assets.find(tx, id).orElseThrow().projectId(), AssetVersionEvent.DELETED, id, details);
        }
    }

    /// Locks the project before the version, like every change within a project.
    ///
    /// @param change returns its event, or empty if it changes nothing
    private AssetVersion change(Tx tx, UUID id, long seen,
            BiFunction<AssetDeletionDao, AssetVersion, Optional<AssetVersionEvent>> change) {
        var dao = tx.dao(AssetDeletionDao::new);
        dao.projectId(id).ifPresent(projectId -> Projects.requireOpen(tx, projectId));
        dao.lock(id);
        var version = Versioned.unchanged(Assets.find(tx, id), seen, "asset version");
        Assets.requireNotDeleted(version);
        change.apply(dao, version)
                .ifPresent(event -> Events.recordIn(tx, version.projectId(), event, id, Map.of()));
        return assets.opened(tx, Assets.find(tx, id).orElseThrow());
    }
}
