package com.motionmavericks.domain.identity;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of sessions.
record SessionDao(Handle handle) {
    void insert(UUID tenantId, UUID id, UUID memberId, Instant now) {
        handle.createUpdate("""
                insert into session (tenant_id, id, member_id, created_at) values (:tenantId, :id, :memberId, :now)
                """)
                .bind("tenantId", tenantId).bind("id", id).bind("memberId", memberId).bind("now", now).execute();
    }

    void deleteAll(UUID memberId) {
        handle.createUpdate("delete from session where member_id = :memberId").bind("memberId", memberId).execute();
    }
}
