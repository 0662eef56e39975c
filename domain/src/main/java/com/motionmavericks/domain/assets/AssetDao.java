package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.text.Title;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The rows of assets and their versions. A change of the status increments the version; what the workflow notes does not. Every
/// change of the status checks the status before it.
interface AssetDao {
    String CREATED_BY_NAME = """
            (select name from person where id = created_by_id) as created_by_name
            """;
    /// The columns of a [Row].
    String ASSET = "*, " + CREATED_BY_NAME;
    String VERSION = "select v.*, parked_steps('Asset', v.id) as parked, " + CREATED_BY_NAME + """
            , case when playback_id is not null then mux_asset_id end as video_mux_asset_id,
              playback_id as video_playback_id, duration_seconds as video_duration_seconds,
              aspect_ratio as video_aspect_ratio
            from asset_version v
            """;

    /// An asset without its versions.
    record Row(UUID id, UUID projectId, String name, long version, Person createdBy, Instant createdAt,
            Instant updatedAt) {
        Asset with(List<AssetVersion> versions) {
            var changes = Stream.concat(Stream.of(updatedAt), versions.stream().map(AssetVersion::updatedAt));
            return new Asset(id, projectId, name, version, createdBy, createdAt, Collections.max(changes.toList()),
                    versions);
        }
    }

    @SqlQuery("""
            insert into asset (tenant_id, project_id, name, created_by_id, created_at)
            values (:tenantId, :projectId, :name, :createdById, :now) returning\s""" + ASSET)
    Row insert(UUID tenantId, UUID projectId, Title name, UUID createdById, Instant now);

    @SqlQuery("select " + ASSET + "from asset where id = :id")
    Optional<Row> find(UUID id);

    /// Counts a new version of the film. It also locks the asset, so its versions get their numbers one by one.
    @SqlUpdate("update asset set version = version + 1 where id = :id")
    void countVersion(UUID id);

    @SqlQuery("select " + ASSET + """
            from asset where project_id = :projectId and id < :after order by id desc limit :limit
            """)
    List<Row> list(UUID projectId, UUID after, int limit);

    @SqlQuery("""
            insert into asset_version (tenant_id, project_id, asset_id, number, status, created_by_id, created_at,
              upload_due_at, abandon_at)
            values (:tenantId, :projectId, :assetId,
              (select coalesce(max(number), 0) + 1 from asset_version where asset_id = :assetId), 'PREPARING',
              :createdById, :now, :now, :abandonAt)
            returning id
            """)
    UUID insertVersion(UUID tenantId, UUID projectId, UUID assetId, UUID createdById, Instant now, Instant abandonAt);

    @SqlQuery(VERSION + "where v.id = :id")
    Optional<AssetVersion> findVersion(UUID id);

    @SqlQuery(VERSION + """
            where v.project_id = :projectId and v.status in ('PREPARING', 'WAITING', 'PROCESSING')
            order by v.id for update of v
            """)
    List<AssetVersion> lockOpen(UUID projectId);

    @SqlQuery(VERSION + "where v.asset_id = any(:assetIds) order by v.number desc")
    List<AssetVersion> versions(List<UUID> assetIds);

    @SqlUpdate("""
            update asset_version set status = 'WAITING', mux_upload_id = :muxUploadId, upload_url = :uploadUrl,
              upload_due_at = null, check_due_at = :checkDueAt, version = version + 1
            where id = :id and status = 'PREPARING'
            """)
    boolean uploadOpened(UUID id, String muxUploadId, String uploadUrl, Instant checkDueAt);

    /// @return whether the status has changed
    @SqlUpdate("""
            update asset_version set status = 'PROCESSING', mux_asset_id = :muxAssetId, upload_url = null,
              abandon_at = null, version = version + 1
            where id = :id and status = 'WAITING'
            """)
    boolean processing(UUID id, String muxAssetId);

    @SqlUpdate("""
            update asset_version set check_due_at = :checkDueAt
            where id = :id and status in ('WAITING', 'PROCESSING')
            """)
    void checkAt(UUID id, @Nullable Instant checkDueAt);

    /// Sets the next check, unless a webhook has asked for one meanwhile.
    @SqlUpdate("""
            update asset_version set check_due_at = :checkDueAt
            where id = :id and status in ('WAITING', 'PROCESSING') and check_due_at is not distinct from :askedDueAt
            """)
    void checkNext(UUID id, @Nullable Instant askedDueAt, Instant checkDueAt);

    @SqlUpdate("""
            update asset_version set status = 'READY', mux_asset_id = :muxAssetId, playback_id = :playbackId,
              duration_seconds = :durationSeconds, aspect_ratio = :aspectRatio, upload_url = null, closed_at = :now,
              version = version + 1
            where id = :id and status in ('WAITING', 'PROCESSING')
            """)
    boolean ready(UUID id, @BindMethods Media.Video video, Instant now);

    @SqlUpdate("""
            update asset_version set status = 'FAILED', failure = :reason, upload_url = null, closed_at = :now,
              version = version + 1
            where id = :id and status in ('WAITING', 'PROCESSING')
            """)
    boolean failed(UUID id, String reason, Instant now);

    @SqlUpdate("""
            update asset_version set status = 'ABANDONED', upload_url = null, closed_at = :now, version = version + 1
            where id = :id and status in ('PREPARING', 'WAITING') and abandon_at <= :now
            """)
    boolean abandon(UUID id, Instant now);

    @SqlUpdate("""
            update asset_version set status = 'ABANDONED', upload_url = null, closed_at = :now, version = version + 1
            where id = :id and status in ('PREPARING', 'WAITING', 'PROCESSING')
            """)
    boolean abort(UUID id, Instant now);

    @SqlUpdate("update asset_version set upload_due_at = null where id = :id")
    void skipUpload(UUID id);
}
