package com.motionmavericks.domain.idempotency;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface IdempotencyDao {
    /// Inserts the key if it is new. Waits for a concurrent transaction with the same key.
    ///
    /// @return whether the key is new
    @SqlUpdate("""
            insert into idempotency_key (tenant_id, scope, key, request, created_at)
            values (:tenantId, :scope, :key, :request, :now)
            on conflict do nothing
            """)
    boolean insert(UUID tenantId, UUID scope, String key, byte[] request, Instant now);

    @SqlUpdate("update idempotency_key set answer = :answer where scope = :scope and key = :key")
    void keep(UUID scope, String key, byte[] answer);

    @SqlQuery("select request from idempotency_key where scope = :scope and key = :key")
    @SingleValue
    byte[] request(UUID scope, String key);

    @SqlQuery("select answer from idempotency_key where scope = :scope and key = :key")
    @SingleValue
    byte[] answer(UUID scope, String key);

    /// @return whether row-level security shows the project to the caller
    @SqlQuery("select exists (select from project where id = :id)")
    boolean seesProject(UUID id);

    @SqlQuery("select forget_idempotency_keys(:olderThan)")
    long forget(Instant olderThan);
}
