package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.text.Title;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of assets and their versions. A change of the status increments the version; what the workflow notes does not. Every
/// change of the status checks the status before it.
record AssetDao(Handle handle) {
    private static final String CREATED_BY_NAME = """
            (select name from person where id = created_by_id) as created_by_name
            """;
    /// The columns of a [Row].
    private static final String ASSET = "*, " + CREATED_BY_NAME;
    private static final String VERSION = """
            select v.*, parked_steps('Asset', v.id) as parked,
              (select name from person where id = v.created_by_id) as created_by_name,
              case when v.playback_id is not null then v.mux_asset_id end as video_mux_asset_id,
              v.playback_id as video_playback_id, v.duration_seconds as video_duration_seconds,
              v.aspect_ratio as video_aspect_ratio,
              case when v.delete_due_at is null and v.deleted_at is null then\s""" + AssetDeletionDao.DELETED_AFTER
            + " end as deleted_after from asset_version v" + AssetDeletionDao.POLICIES;

    /// An asset without its versions.
    record Row(UUID id, UUID projectId, String name, long version, Person createdBy, Instant createdAt,
            Instant updatedAt) {
        Asset with(List<AssetVersion> versions) {
            var changes = Stream.concat(Stream.of(updatedAt), versions.stream().map(AssetVersion::updatedAt));
            return new Asset(id, projectId, name, version, createdBy, createdAt, Collections.max(changes.toList()),
                    versions);
        }
    }

    Row insert(UUID tenantId, UUID projectId, Title name, UUID createdById, Instant now) {
        return handle.createQuery("""
                insert into asset (tenant_id, project_id, name, created_by_id, created_at)
                values (:tenantId, :projectId, :name, :createdById, :now) returning\s""" + ASSET)
                .bind("tenantId", tenantId).bind("projectId", projectId).bind("name", name)
                .bind("createdById", createdById).bind("now", now).mapTo(Row.class).one();
    }

    Optional<Row> find(UUID id) {
        return handle.createQuery("select " + ASSET + "from asset where id = :id").bind("id", id)
                .mapTo(Row.class).findOne();
    }

    /// Counts a new version of the film. It also locks the asset, so its versions get their numbers one by one.
    void countVersion(UUID id) {
        handle.createUpdate("update asset set version = version + 1 where id = :id").bind("id", id).execute();
    }

    /// The films with versions that are in the trash, or with others.
    List<Row> list(UUID projectId, boolean inTrash, UUID after, int limit) {
        return handle.createQuery("select " + ASSET + """
                from asset a where project_id = :projectId and id < :after and exists (
                  select from asset_version v where (v.tenant_id, v.asset_id) = (a.tenant_id, a.id)
                    and (v.trashed_at is not null) = :inTrash and (v.deleted_at is null or not :inTrash))
                order by id desc limit :limit
                """)
                .bind("projectId", projectId).bind("inTrash", inTrash).bind("after", after).bind("limit", limit)
                .mapTo(Row.class).list();
    }

    UUID insertVersion(UUID tenantId, UUID projectId, UUID assetId, UUID createdById, Instant now, Instant abandonAt) {
        return handle.createQuery("""
                insert into asset_version (tenant_id, project_id, asset_id, number, status, created_by_id, created_at,
                  upload_due_at, abandon_at)
                values (:tenantId, :projectId, :assetId,
                  (select coalesce(max(number), 0) + 1 from asset_version where asset_id = :assetId), 'PREPARING',
                  :createdById, :now, :now, :abandonAt)
                returning id
                """)
                .bind("tenantId", tenantId).bind("projectId", projectId).bind("assetId", assetId)
                .bind("createdById", createdById).bind("now", now).bind("abandonAt", abandonAt)
                .mapTo(UUID.class).one();
    }

    Optional<AssetVersion> findVersion(UUID id) {
        return handle.createQuery(VERSION + "where v.id = :id").bind("id", id).mapTo(AssetVersion.class).findOne();
    }

    List<AssetVersion> lockOpen(UUID projectId) {
        return handle.createQuery(VERSION + """
                where v.project_id = :projectId and v.status in ('PREPARING', 'WAITING', 'PROCESSING')
                order by v.id for update of v
                """).bind("projectId", projectId).mapTo(AssetVersion.class).list();
    }

    List<AssetVersion> versions(List<UUID> assetIds) {
        return handle.createQuery(VERSION + "where v.asset_id = any(:assetIds) order by v.number desc")
                .bindArray("assetIds", UUID.class, assetIds).mapTo(AssetVersion.class).list();
    }

    /// Locks a version, so that nobody trashes or deletes it before the transaction ends.
    Optional<AssetVersion> lockShared(UUID id) {
        return handle.createQuery(VERSION + "where v.id = :id for share of v").bind("id", id)
                .mapTo(AssetVersion.class).findOne();
    }

    boolean uploadOpened(UUID id, String muxUploadId, String uploadUrl, Instant checkDueAt) {
        return handle.createUpdate("""
                update asset_version set status = 'WAITING', mux_upload_id = :muxUploadId, upload_url = :uploadUrl,
                  upload_due_at = null, check_due_at = :checkDueAt, version = version + 1
                where id = :id and status = 'PREPARING'
                """)
                .bind("muxUploadId", muxUploadId).bind("uploadUrl", uploadUrl).bind("checkDueAt", checkDueAt)
                .bind("id", id).execute() > 0;
    }

    /// @return whether the status has changed
    boolean processing(UUID id, String muxAssetId) {
        return handle.createUpdate("""
                update asset_version set status = 'PROCESSING', mux_asset_id = :muxAssetId, upload_url = null,
                  abandon_at = null, version = version + 1
                where id = :id and status = 'WAITING'
                """).bind("muxAssetId", muxAssetId).bind("id", id).execute() > 0;
    }

    void checkAt(UUID id, @Nullable Instant checkDueAt) {
        handle.createUpdate("""
                update asset_version set check_due_at = :checkDueAt
                where id = :id and status in ('WAITING', 'PROCESSING')
                """).bindByType("checkDueAt", checkDueAt, Instant.class).bind("id", id).execute();
    }

    /// Sets the next check, unless a webhook has asked for one meanwhile.
    void checkNext(UUID id, @Nullable Instant askedDueAt, Instant checkDueAt) {
        handle.createUpdate("""
                update asset_version set check_due_at = :checkDueAt
                where id = :id and status in ('WAITING', 'PROCESSING') and check_due_at is not distinct from :askedDueAt
                """)
                .bind("checkDueAt", checkDueAt).bind("id", id).bindByType("askedDueAt", askedDueAt, Instant.class)
                .execute();
    }

    boolean ready(UUID id, Media.Video video, Instant now) {
        return handle.createUpdate("""
                update asset_version set status = 'READY', mux_asset_id = :muxAssetId, playback_id = :playbackId,
                  duration_seconds = :durationSeconds, aspect_ratio = :aspectRatio, upload_url = null, closed_at = :now,
                  version = version + 1
                where id = :id and status in ('WAITING', 'PROCESSING')
                """).bindMethods(video).bind("now", now).bind("id", id).execute() > 0;
    }

    boolean failed(UUID id, String reason, Instant now) {
        return handle.createUpdate("""
                update asset_version set status = 'FAILED', failure = :reason, upload_url = null, closed_at = :now,
                  version = version + 1
                where id = :id and status in ('WAITING', 'PROCESSING')
                """).bind("reason", reason).bind("now", now).bind("id", id).execute() > 0;
    }

    boolean abandon(UUID id, Instant now) {
        return handle
                .createUpdate(
                        """
                                update asset_version set status = 'ABANDONED', upload_url = null, closed_at = :now, version = version + 1
                                where id = :id and status in ('PREPARING', 'WAITING') and abandon_at <= :now
                                """)
                .bind("now", now).bind("id", id).execute() > 0;
    }

    boolean abort(UUID id, Instant now) {
        return handle
                .createUpdate(
                        """
                                update asset_version set status = 'ABANDONED', upload_url = null, closed_at = :now, version = version + 1
                                where id = :id and status in ('PREPARING', 'WAITING', 'PROCESSING')
                                """)
                .bind("now", now).bind("id", id).execute() > 0;
    }

    void skipUpload(UUID id) {
        handle.createUpdate("update asset_version set upload_due_at = null where id = :id").bind("id", id).execute();
    }

    List<Subject> subjects(List<UUID> ids) {
        return handle.createQuery("""
                select v.id, a.name || ', version ' || v.number as name,
                  '/open/' || a.tenant_id || '/assets/' || a.id as path, null::uuid as member_id
                from asset_version v join asset a on (a.tenant_id, a.id) = (v.tenant_id, v.asset_id)
                where v.id = any(:ids)
                """).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
