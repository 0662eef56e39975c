package com.motionmavericks.domain.events;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of events, of their details and of the notifications of them.
record EventDao(Handle handle) {
    private static final String EVENTS = """
            select e.id, e.project_id, e.epoch || ':' || e.xid || ':' || e.seq as position, e.type, e.actor_role,
              e.actor_id, (select name from person where id = e.actor_id) as actor_name, e.subject_type, e.subject_id,
              e.at, e.request_id, e.batch_id, d.details
            from event e left join event_details d on (d.tenant_id, d.event_id) = (e.tenant_id, e.id)
            where (e.epoch, e.xid, e.seq) > (:epoch, cast(:xid as xid8), :seq)
              and (e.epoch < (select current_event_epoch()) or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
            """;
    private static final String IN_ORDER = " order by e.epoch, e.xid, e.seq limit :limit";

    UUID insert(UUID tenantId, String type, Role actorRole, @Nullable UUID actorId, @Nullable UUID projectId,
            String subjectType, UUID subjectId, Instant at, String requestId, @Nullable UUID batchId,
            byte[] detailsSha256) {
        return handle.createQuery("""
                insert into event
                  (tenant_id, type, actor_role, actor_id, project_id, subject_type, subject_id, at, request_id,
                  batch_id, details_sha256)
                values (:tenantId, :type, :actorRole, :actorId, :projectId, :subjectType, :subjectId, :at, :requestId,
                  :batchId, :detailsSha256)
                returning id
                """)
                .bind("tenantId", tenantId).bind("type", type).bind("actorRole", actorRole).bind("actorId", actorId)
                .bind("projectId", projectId).bind("subjectType", subjectType).bind("subjectId", subjectId)
                .bind("at", at).bind("requestId", requestId).bind("batchId", batchId)
                .bind("detailsSha256", detailsSha256)
                .mapTo(UUID.class).one();
    }

    void insertDetails(UUID tenantId, UUID eventId, byte[] salt, String details) {
        handle.createUpdate("""
                insert into event_details (tenant_id, event_id, salt, details)
                values (:tenantId, :eventId, :salt, :details)
                """)
                .bind("tenantId", tenantId).bind("eventId", eventId).bind("salt", salt).bind("details", details)
                .execute();
    }

    /// Looks at the next events in the order of their ids.
    Optional<UUID> eraseDetails(List<UUID> people, UUID after, int limit) {
        return handle.createQuery("""
                with batch as (
                  select tenant_id, id, actor_id, subject_id from event where id > :after order by id limit :limit
                ), erased as (
                  delete from event_details d using batch b
                  where (d.tenant_id, d.event_id) = (b.tenant_id, b.id)
                    and (b.actor_id = any(:people) or b.subject_id = any(:people))
                )
                select id from batch order by id desc limit 1
                """)
                .bindArray("people", UUID.class, people).bind("after", after).bind("limit", limit)
                .mapTo(UUID.class).findOne();
    }

    void insertNotification(UUID tenantId, UUID id, UUID projectId, Topic topic, String type, UUID subjectId,
            @Nullable UUID actorId, Instant now) {
        handle.createUpdate("""
                insert into notification
                  (tenant_id, id, project_id, kind, type, subject_id, actor_id, recipients_due_at, created_at)
                values (:tenantId, :id, :projectId, :topic, :type, :subjectId, :actorId, :now, :now)
                """)
                .bind("tenantId", tenantId).bind("id", id).bind("projectId", projectId).bind("topic", topic)
                .bind("type", type).bind("subjectId", subjectId).bind("actorId", actorId).bind("now", now)
                .execute();
    }

    /// Lists all events of older epochs, and of the newest epoch only those that no later commit can precede.
    List<Event> list(Events.Position after, int limit) {
        return handle.createQuery(EVENTS + IN_ORDER)
                .bind("epoch", after.epoch()).bind("xid", after.xid()).bind("seq", after.seq()).bind("limit", limit)
                .mapTo(Event.class).list();
    }

    /// The same of one project.
    List<Event> listOfProject(UUID projectId, Events.Position after, int limit) {
        return handle.createQuery(EVENTS + "and e.project_id = :projectId" + IN_ORDER)
                .bind("epoch", after.epoch()).bind("xid", after.xid()).bind("seq", after.seq())
                .bind("projectId", projectId).bind("limit", limit)
                .mapTo(Event.class).list();
    }

    /// @return whether a new epoch began
    boolean beginEpochIfRestored() {
        return handle.createQuery("select begin_event_epoch_if_restored()").mapTo(boolean.class).one();
    }

    Optional<Events.Hold> findHold() {
        return handle.createQuery("""
                select clock_timestamp() - began_at as age, owner from oldest_transaction() where began_at is not null
                """).mapTo(Events.Hold.class).findOne();
    }
}
