package com.motionmavericks.domain.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OutboxDao {
    @SqlUpdate("""
            insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
            values (:tenantId, :workflowType, :workflowId, :subjectId, :signalName, :summary, :dueAt)
            """)
    void insert(UUID tenantId, String workflowType, String workflowId, UUID subjectId, String signalName,
            String summary, Instant dueAt);

    @SqlQuery("""
            update outbox set due_at = :leaseUntil, attempts = attempts + 1
            where id in (select id from outbox where due_at <= :now order by due_at limit :limit for update skip locked)
            returning id, tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, attempts,
              due_at
            """)
    List<Outbox.Claimed> claim(Instant now, Instant leaseUntil, int limit);

    @SqlUpdate("""
            delete from outbox where id in (select id from outbox where id = any(:ids) order by id for update)
            """)
    int delete(List<Long> ids);

    @SqlUpdate("""
            update outbox
            set due_at = cast(:now as timestamptz) + least(power(2, least(attempts, 10)), :longestSeconds) * interval '1 second'
            where id in (select id from outbox where id = any(:ids) order by id for update)
            """)
    int putOff(List<Long> ids, Instant now, long longestSeconds);

    @SqlQuery("select count(*) from outbox")
    long size();

    /// @return `now` if nothing is due
    @SqlQuery("select coalesce(min(due_at), :now) from outbox where due_at <= :now")
    Instant oldestDueAt(Instant now);

    @SqlQuery("select claim_overdue_rows(:now, :grace, :most)")
    List<String> claimOverdueRows(Instant now, Duration grace, int most);

    @SqlQuery("select signal_open_rows(:workflowIds, :now, :grace)")
    long signalOpenRows(List<String> workflowIds, Instant now, Duration grace);

    @SqlQuery("select signal_open_rows(null, :now, null)")
    long signalAllOpenRows(Instant now);

    /// @return whether the id under this name has changed or is new
    @SqlUpdate("""
            insert into temporal_namespace as known (name, id) values (:name, :id)
            on conflict (name) do update set id = excluded.id where known.id <> excluded.id
            """)
    boolean rememberNamespace(String name, String id);
}
