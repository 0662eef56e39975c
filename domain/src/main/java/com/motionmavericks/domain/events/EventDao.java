package com.motionmavericks.domain.events;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface EventDao {
    @SqlQuery("""
            insert into event
              (tenant_id, type, actor_role, actor_id, project_id, subject_type, subject_id, at, request_id, details_sha256)
            values (:tenantId, :type, :actorRole, :actorId, :projectId, :subjectType, :subjectId, :at, :requestId, :detailsSha256)
            returning id
            """)
    UUID insert(UUID tenantId, String type, Role actorRole, @Nullable UUID actorId, @Nullable UUID projectId,
            String subjectType, UUID subjectId,
            Instant at, String requestId, byte[] detailsSha256);

    @SqlUpdate("""
            insert into event_details (tenant_id, event_id, salt, details)
            values (:tenantId, :eventId, :salt, :details)
            """)
    void insertDetails(UUID tenantId, UUID eventId, byte[] salt, String details);

    @SqlUpdate("""
            insert into notification (tenant_id, id, project_id, kind, type, subject_id, actor_id, recipients_due_at)
            values (:tenantId, :id, :projectId, :topic, :type, :subjectId, :actorId, :now)
            """)
    void insertNotification(UUID tenantId, UUID id, UUID projectId, Topic topic, String type, UUID subjectId,
            @Nullable UUID actorId, Instant now);

    String EVENTS = """
            select e.id, e.project_id, e.epoch || ':' || e.xid || ':' || e.seq as position, e.type, e.actor_role,
              e.actor_id, (select name from person where id = e.actor_id) as actor_name, e.subject_type, e.subject_id,
              e.at, e.request_id, e.batch_id, d.details
            from event e left join event_details d on (d.tenant_id, d.event_id) = (e.tenant_id, e.id)
            where (e.epoch, e.xid, e.seq) > (:epoch, cast(:xid as xid8), :seq)
              and (e.epoch < (select current_event_epoch()) or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
            """;
    String IN_ORDER = " order by e.epoch, e.xid, e.seq limit :limit";

    /// Lists all events of older epochs, and of the newest epoch only those that no later commit can precede.
    @SqlQuery(EVENTS + IN_ORDER)
    List<Event> list(@BindMethods Events.Position after, int limit);

    /// The same of one project.
    @SqlQuery(EVENTS + "and e.project_id = :projectId" + IN_ORDER)
    List<Event> listOfProject(UUID projectId, @BindMethods Events.Position after, int limit);

    /// @return whether a new epoch began
    @SqlQuery("select begin_event_epoch_if_restored()")
    boolean beginEpochIfRestored();

    @SqlQuery("""
            select clock_timestamp() - began_at as age, owner from oldest_transaction() where began_at is not null
            """)
    Optional<Events.Hold> findHold();
}
