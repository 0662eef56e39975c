package com.motionmavericks.domain.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of the outbox, and the sweep's functions.
record OutboxDao(Handle handle) {
    void insert(UUID tenantId, String workflowType, String workflowId, UUID subjectId, String signalName,
            String summary, Instant dueAt, @Nullable String traceparent) {
        handle.createUpdate("""
                insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at,
                  traceparent)
                values (:tenantId, :workflowType, :workflowId, :subjectId, :signalName, :summary, :dueAt,
                  :traceparent)
                """)
                .bind("tenantId", tenantId).bind("workflowType", workflowType).bind("workflowId", workflowId)
                .bind("subjectId", subjectId).bind("signalName", signalName).bind("summary", summary)
                .bind("dueAt", dueAt).bind("traceparent", traceparent).execute();
    }

    List<Outbox.Claimed> claim(Instant now, Instant leaseUntil, int limit) {
        return handle.createQuery("""
                update outbox set due_at = :leaseUntil, attempts = attempts + 1
                where id in (
                  select id from outbox where due_at <= :now order by due_at limit :limit for update skip locked)
                returning id, tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, attempts,
                  due_at, traceparent
                """)
                .bind("leaseUntil", leaseUntil).bind("now", now).bind("limit", limit)
                .mapTo(Outbox.Claimed.class).list();
    }

    int delete(List<Long> ids) {
        return handle.createUpdate("""
                delete from outbox where id in (select id from outbox where id = any(:ids) order by id for update)
                """).bindArray("ids", Long.class, ids).execute();
    }

    int putOff(List<Long> ids, Instant now, long longestSeconds) {
        return handle.createUpdate("""
                update outbox
                set due_at = cast(:now as timestamptz)
                  + least(power(2, least(attempts, 10)), :longestSeconds) * interval '1 second'
                where id in (select id from outbox where id = any(:ids) order by id for update)
                """)
                .bind("now", now).bind("longestSeconds", longestSeconds).bindArray("ids", Long.class, ids).execute();
    }

    long size() {
        return handle.createQuery("select count(*) from outbox").mapTo(long.class).one();
    }

    /// @return `now` if nothing is due
    Instant oldestDueAt(Instant now) {
        return handle.createQuery("select coalesce(min(due_at), :now) from outbox where due_at <= :now")
                .bind("now", now).mapTo(Instant.class).one();
    }

    record DueRows(String workflowType, long size, Instant oldest) {}

    List<DueRows> dueRows(Instant now) {
        return handle.createQuery("select * from due_rows(:now)").bind("now", now).mapTo(DueRows.class).list();
    }

    List<String> claimOverdueRows(Instant now, Duration grace, int most) {
        return handle.createQuery("select claim_overdue_rows(:now, :grace, :most)")
                .bind("now", now).bind("grace", grace).bind("most", most).mapTo(String.class).list();
    }

    long signalOpenRows(List<String> workflowIds, Instant now, Duration grace) {
        return handle.createQuery("select signal_open_rows(:workflowIds, :now, :grace)")
                .bindArray("workflowIds", String.class, workflowIds).bind("now", now).bind("grace", grace)
                .mapTo(long.class).one();
    }

    long signalAllOpenRows(Instant now) {
        return handle.createQuery("select signal_open_rows(null, :now, null)").bind("now", now)
                .mapTo(long.class).one();
    }

    /// @return whether the id under this name has changed or is new
    boolean rememberNamespace(String name, String id) {
        return handle.createUpdate("""
                insert into temporal_namespace as known (name, id) values (:name, :id)
                on conflict (name) do update set id = excluded.id where known.id <> excluded.id
                """)
                .bind("name", name).bind("id", id).execute() > 0;
    }
}
