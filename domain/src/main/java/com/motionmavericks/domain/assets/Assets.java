package com.motionmavericks.domain.assets;

import static com.motionmavericks.domain.assets.AssetSignal.ABANDONED;
import static com.motionmavericks.domain.assets.AssetSignal.ATTENDED;
import static com.motionmavericks.domain.assets.AssetSignal.CREATED;
import static com.motionmavericks.domain.assets.AssetSignal.REPORTED;
import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.ProjectListener;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.assets.AssetStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Every rule and transition of an asset and its versions. Each version has a workflow.
public final class Assets implements ParkedStepHandler<AssetStep>, ProjectListener {
    /// The type of its workflow in Temporal.
    public static final String WORKFLOW_TYPE = "Asset";
    /// The details of a deletion whose step an operator skipped or aborted.
    private static final Map<String, Boolean> LEFT_AT_MUX = Map.of("leftAtMux", true);

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;
    private final Seal seal;
    private final AssetTimes times;

    public Assets(TenantDatabase db, Commands commands, Cursors cursors, Seal seal, AssetTimes times) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
        this.seal = seal;
        this.times = times;
    }

    /// Adds a film with its first version, for ADMIN and AGENCY. The upload URL follows when Mux has given it.
    public Asset create(Credential caller, String idempotencyKey, CreateAsset command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, Asset.class, tx -> {
            var project = Projects.requireOpen(tx, command.projectId());
            var asset = tx.dao(AssetDao::new).insert(tx.principal().tenantId(), project.id(), command.name(),
                    tx.principal().requiredMemberId(), tx.now());
            Events.recordIn(tx, project.id(), AssetEvent.CREATED, asset.id(), Map.of("name", command.name()));
            return asset.with(List.of(addVersion(tx, asset)));
        });
    }

    /// Adds a version to a film, for ADMIN and AGENCY.
    public AssetVersion addVersion(Credential caller, String idempotencyKey, AddAssetVersion command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, AssetVersion.class, tx -> {
            var asset = row(tx, command.assetId());
            Projects.requireOpen(tx, asset.projectId());
            tx.dao(AssetDao::new).countVersion(asset.id());
            return addVersion(tx, asset);
        });
    }

    public Asset get(Credential caller, UUID id) {
        return db.read(caller, Access.MEMBERS, tx -> whole(tx, List.of(row(tx, id))).getFirst());
    }

    /// The films of a project, newest first.
    ///
    /// @param inTrash whether to list the versions in the trash, or the others
    public Page<Asset> list(Credential caller, UUID projectId, boolean inTrash, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> cursors.newestFirst(tx,
                "assets?project=" + projectId + "&trashed=" + inTrash, request, Asset::id,
                (after, limit) -> Projects.requireSeen(tx, projectId,
                        whole(tx, tx.dao(AssetDao::new).list(projectId, inTrash, after, limit)).stream()
                                .map(asset -> asset.only(inTrash)).toList())));
    }

    public AssetVersion version(Credential caller, UUID id) {
        return db.read(caller, Access.MEMBERS,
                tx -> opened(tx, find(tx, id).orElseThrow(() -> Refused.notFound("asset version"))));
    }

    /// The video of a version.
    ///
    /// @throws Refused with [Refusal#NOT_FOUND], [Refusal#ASSET_VERSION_DELETED], [Refusal#ASSET_VERSION_TRASHED] or
    ///         [Refusal#ASSET_VERSION_NOT_READY]
    public Media.Video video(Credential caller, UUID versionId) {
        var version = version(caller, versionId);
        requireKept(version);
        if (version.video() == null) {
            throw new Refused(Refusal.ASSET_VERSION_NOT_READY, "The version can be played once its status is READY.",
                    Map.of("assetVersionStatus", version.status()));
        }
        return version.video();
    }

    /// A version, for other features in the same transaction.
    public static Optional<AssetVersion> find(Tx tx, UUID id) {
        return tx.dao(AssetDao::new).findVersion(id);
    }

    /// A version that other features will need. Nobody trashes or deletes it before the transaction ends, and afterwards the
    /// new approval or share link holds it.
    ///
    /// @throws Refused with [Refusal#ASSET_VERSION_DELETED] or [Refusal#ASSET_VERSION_TRASHED]
    public static Optional<AssetVersion> lockKept(Tx tx, UUID id) {
        var version = tx.dao(AssetDao::new).lockShared(id);
        version.ifPresent(Assets::requireKept);
        return version;
    }

    /// The name of a film, for other features in the same transaction.
    public static String name(Tx tx, UUID id) {
        return row(tx, id).name();
    }

    /// A version, for its workflow.
    public Optional<AssetVersion> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(AssetDao::new).findVersion(id));
    }

    /// Stores the upload that Mux has opened. A second one for the same version is ignored, and times out at Mux.
    public void uploadOpened(UUID tenantId, UUID id, String muxUploadId, String uploadUrl) {
        db.asWorker(tenantId, tx -> {
            if (tx.dao(AssetDao::new).uploadOpened(id, muxUploadId, seal.sealText(uploadUrl),
                    tx.now().plus(times.checkAfter()))) {
                record(tx, id, AssetVersionEvent.UPLOAD_OPENED, Map.of("muxUploadId", muxUploadId));
            }
        });
    }

    /// Stores the progress that Mux reports. A repeated or late report changes nothing. Without news the next check
    /// comes later than the one before. If Mux has called meanwhile, its check stays due at once.
    ///
    /// @param asked the version as it was before Mux was asked
    public void progressed(UUID tenantId, AssetVersion asked, Progress progress) {
        var id = asked.id();
        db.asWorker(tenantId, tx -> {
            var checkAt = Deadlines.nextCheck(times.checkAfter(), asked.createdAt(), tx.now());
            var dao = tx.dao(AssetDao::new);
            switch (progress) {
                case Progress.Waiting() -> {
                }
                case Progress.Processing(var muxAssetId) -> {
                    if (dao.processing(id, muxAssetId)) {
                        checkAt = tx.now().plus(times.checkAfter());
                        record(tx, id, AssetVersionEvent.PROCESSING, Map.of("muxAssetId", muxAssetId));
                    }
                }
                case Progress.Ready(var video) -> {
                    if (dao.ready(id, video, tx.now())) {
                        record(tx, id, AssetVersionEvent.READY, Map.of("muxAssetId", video.muxAssetId(),
                                "durationSeconds", video.durationSeconds()));
                    }
                }
                case Progress.Failed(var reason) -> {
                    if (dao.failed(id, reason, tx.now())) {
                        record(tx, id, AssetVersionEvent.FAILED, Map.of("reason", reason));
                    }
                }
            }
            dao.checkNext(id, asked.checkDueAt(), checkAt);
        });
    }

    /// Abandons a version whose time to upload is over at an instant.
    public void abandon(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            if (tx.dao(AssetDao::new).abandon(id, tx.now())) {
                record(tx, id, AssetVersionEvent.ABANDONED, Map.of());
            }
        });
    }

    /// Handles a webhook of Mux: makes a check due, while the version is open.
    public void reported(Tx tx, UUID id) {
        var dao = tx.dao(AssetDao::new);
        dao.findVersion(id).filter(version -> version.status().isOpen() && version.muxUploadId() != null)
                .ifPresent(version -> {
                    dao.checkAt(id, tx.now());
                    signal(tx, REPORTED, version);
                });
    }

    /// Aborts the open versions of an archived project, also those that Mux transcodes.
    @Override
    public void archived(Tx tx, UUID projectId) {
        for (var version : tx.dao(AssetDao::new).lockOpen(projectId)) {
            abort(tx, version.id());
            signal(tx, ABANDONED, version);
        }
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<AssetStep> steps() {
        return AssetStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(AssetDao::new).subjects(ids);
    }

    @Override
    public void skip(Tx tx, UUID id, AssetStep step, String target) {
        var dao = tx.dao(AssetDao::new);
        switch (step) {
            case OPEN_UPLOAD -> dao.skipUpload(id);
            case ASK_PROGRESS -> dao.checkAt(id, null);
            case DELETE_FILM -> AssetDeletions.deleted(tx, id, LEFT_AT_MUX);
        }
    }

    @Override
    public void abort(Tx tx, UUID id) {
        if (tx.dao(AssetDao::new).abort(id, tx.now())) {
            record(tx, id, AssetVersionEvent.ABANDONED, Map.of());
        }
        AssetDeletions.deleted(tx, id, LEFT_AT_MUX);
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        find(tx, id).ifPresent(version -> signal(tx, ATTENDED, version));
    }

    static void requireNotDeleted(AssetVersion version) {
        if (version.deletionHasBegun()) {
            throw new Refused(Refusal.ASSET_VERSION_DELETED, "The version was deleted, and cannot be restored.");
        }
    }

    private static void requireKept(AssetVersion version) {
        requireNotDeleted(version);
        if (version.trashedAt() != null) {
            throw new Refused(Refusal.ASSET_VERSION_TRASHED, "The version is in the trash. Restore it first.");
        }
    }

    private static AssetDao.Row row(Tx tx, UUID id) {
        return tx.dao(AssetDao::new).find(id).orElseThrow(() -> Refused.notFound("asset"));
    }

    private AssetVersion addVersion(Tx tx, AssetDao.Row asset) {
        var dao = tx.dao(AssetDao::new);
        var id = dao.insertVersion(tx.principal().tenantId(), asset.projectId(), asset.id(),
                tx.principal().requiredMemberId(), tx.now(), tx.now().plus(times.abandonAfter()));
        record(tx, id, AssetVersionEvent.CREATED, Map.of("assetId", asset.id()));
        var version = find(tx, id).orElseThrow();
        signal(tx, CREATED, version);
        return version;
    }

    private static void record(Tx tx, UUID id, AssetVersionEvent type, Map<String, ?> details) {
        Events.recordIn(tx, find(tx, id).orElseThrow().projectId(), type, id, details);
    }

    private static void signal(Tx tx, AssetSignal signal, AssetVersion version) {
        Outbox.signal(tx, signal, version.id(), "Version " + version.number() + " of a film");
    }

    private List<Asset> whole(Tx tx, List<AssetDao.Row> rows) {
        var versions = tx.dao(AssetDao::new).versions(rows.stream().map(AssetDao.Row::id).toList()).stream()
                .map(version -> opened(tx, version)).collect(groupingBy(AssetVersion::assetId));
        return rows.stream().map(row -> row.with(versions.getOrDefault(row.id(), List.of()))).toList();
    }

    /// Adds the URL to upload to, except for GUEST. It is absent if its key was removed.
    AssetVersion opened(Tx tx, AssetVersion version) {
        var sealed = version.uploadUrl();
        return version.withUploadUrl(sealed == null || tx.principal().role() == Role.GUEST
                ? null
                : seal.tryOpenText(sealed).orElse(null));
    }
}
