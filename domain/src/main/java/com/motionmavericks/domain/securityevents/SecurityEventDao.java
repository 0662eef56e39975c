package com.motionmavericks.domain.securityevents;

import com.motionmavericks.domain.securityevents.SecurityEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of security events.
record SecurityEventDao(Handle handle) {
    /// Adds to the row of a minute. Does nothing if there is no such studio: a forged token may name any.
    void add(UUID tenantId, Kind kind, @Nullable UUID subjectId, @Nullable String network, long count, Instant firstAt,
            Instant lastAt) {
        handle.createUpdate(
                """
                        insert into security_event as e (tenant_id, kind, subject_id, network, count, first_at, last_at)
                        select tenant_id, :kind, :subjectId, :network, :count, :firstAt, :lastAt from tenant where tenant_id = :tenantId
                        on conflict (tenant_id, kind, subject_id, network, minute) do update
                          set count = e.count + excluded.count, last_at = greatest(e.last_at, excluded.last_at)
                        """)
                .bind("tenantId", tenantId).bind("kind", kind).bind("subjectId", subjectId).bind("network", network)
                .bind("count", count).bind("firstAt", firstAt).bind("lastAt", lastAt).execute();
    }

    /// @param kind null for all
    List<SecurityEvent> list(@Nullable Kind kind, UUID after, int limit) {
        return handle.createQuery("""
                select id, kind, subject_id, network, count, first_at, last_at from security_event
                where id < :after and (cast(:kind as text) is null or kind = :kind) order by id desc limit :limit
                """).bind("after", after).bind("kind", kind).bind("limit", limit).mapTo(SecurityEvent.class).list();
    }
}
