package com.motionmavericks.domain.assets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of versions that are in the trash or due for deletion. What is due, and what holds it, is written here once: the
/// preview and the rounds read the same.
record AssetDeletionDao(Handle handle) {
    /// The policies of a version `v`. A project may differ from its studio.
    static final String POLICIES = """
             join project p on (p.tenant_id, p.id) = (v.tenant_id, v.project_id)
            left join retention r on r.tenant_id = v.tenant_id
            left join project_retention o on (o.tenant_id, o.project_id) = (v.tenant_id, v.project_id)
            """;
    /// When a version is due for deletion: after its time in the trash, or its project's time after the archiving.
    static final String DELETED_AFTER = """
            least(v.trashed_at + coalesce(o.trash_days, r.trash_days) * interval '24 hours',
              case when v.mux_upload_id is not null then p.archived_at
                + coalesce(o.originals_days_after_archive, r.originals_days_after_archive) * interval '24 hours' end)
            """;
    private static final String HELD_BY = """
            case
              when exists (select from approval a where (a.tenant_id, a.asset_version_id) = (v.tenant_id, v.id)
                and a.status in ('OPEN', 'OVERDUE')) then 'OPEN_APPROVAL'
              when exists (select from share_link l where (l.tenant_id, l.asset_version_id) = (v.tenant_id, v.id)
                and l.status = 'OPEN' and l.expires_at > :now) then 'LIVE_SHARE_LINK'
            end
            """;
    private static final String DUE = "from asset_version v" + POLICIES
            + "cross join lateral (select " + DELETED_AFTER + " as due_since, " + HELD_BY + " as held_by) d " + """
                    where v.delete_due_at is null and v.deleted_at is null and d.due_since <= :now
                    """;
    private static final String TO_DELETE = DUE + "and d.held_by is null ";

    long countDue(Instant now) {
        return handle.createQuery("select count(*) " + TO_DELETE).bind("now", now).mapTo(long.class).one();
    }

    /// The films that are due longest.
    ///
    /// @param held whether something holds them
    List<DueFilm> due(Instant now, boolean held, int limit) {
        return handle.createQuery("""
                select v.id, v.asset_id, (select name from asset where id = v.asset_id) as name, v.number, v.project_id,
                  p.name as project_name, d.due_since, v.trashed_at, v.duration_seconds, d.held_by\s""" + DUE + """
                and (d.held_by is not null) = :held order by d.due_since, v.id limit :limit
                """).bind("now", now).bind("held", held).bind("limit", limit).mapTo(DueFilm.class).list();
    }

    /// Locks films to delete. Approvals and share links lock them too, so their transactions have ended, or wait for this one.
    List<UUID> lockDue(Instant now, int limit) {
        return handle.createQuery("select v.id " + TO_DELETE + "order by v.id limit :limit for no key update of v")
                .bind("now", now).bind("limit", limit).mapTo(UUID.class).list();
    }

    /// Makes the deletion of locked films due. The condition is read anew: another transaction may have changed it before the
    /// lock.
    List<UUID> makeDue(List<UUID> ids, Instant now) {
        return handle.createQuery("""
                update asset_version set delete_due_at = :now, upload_due_at = null, check_due_at = null,
                  abandon_at = null, upload_url = null, version = version + 1,
                  status = case when status in ('PREPARING', 'WAITING', 'PROCESSING') then 'ABANDONED' else status end,
                  closed_at = coalesce(closed_at, :now)
                where id in (select v.id\s""" + TO_DELETE + "and v.id = any(:ids)) returning id")
                .bind("now", now).bindArray("ids", UUID.class, ids).mapTo(UUID.class).list();
    }

    /// @return false if it was deleted before
    boolean deleted(UUID id, Instant now) {
        return handle.createUpdate("""
                update asset_version set delete_due_at = null, deleted_at = :now, mux_upload_id = null,
                  mux_asset_id = null, playback_id = null, duration_seconds = null, aspect_ratio = null,
                  version = version + 1
                where id = :id and delete_due_at is not null
                """).bind("now", now).bind("id", id).execute() > 0;
    }

    Optional<UUID> projectId(UUID id) {
        return handle.createQuery("select project_id from asset_version where id = :id").bind("id", id)
                .mapTo(UUID.class).findOne();
    }

    /// Locks a version, so that no approval and no share link of it begins before the transaction ends.
    void lock(UUID id) {
        handle.createQuery("select id from asset_version where id = :id for no key update").bind("id", id)
                .mapTo(UUID.class).findOne();
    }

    Optional<DueFilm.Hold> heldBy(UUID id, Instant now) {
        return handle.createQuery("select " + HELD_BY + "from asset_version v where v.id = :id").bind("now", now)
                .bind("id", id).mapTo(DueFilm.Hold.class).findOne();
    }

    void trash(UUID id, Instant now) {
        handle.createUpdate("update asset_version set trashed_at = :now, version = version + 1 where id = :id")
                .bind("now", now).bind("id", id).execute();
    }

    void restore(UUID id) {
        handle.createUpdate("update asset_version set trashed_at = null, version = version + 1 where id = :id")
                .bind("id", id).execute();
    }
}
