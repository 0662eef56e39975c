package com.motionmavericks.domain.idempotency;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of idempotency keys.
record IdempotencyDao(Handle handle) {
    /// Inserts the key if it is new. Waits for a concurrent transaction with the same key.
    ///
    /// @return whether the key is new
    boolean insert(UUID tenantId, UUID scope, String key, byte[] request, Instant now) {
        return handle.createUpdate("""
                insert into idempotency_key (tenant_id, scope, key, request, created_at)
                values (:tenantId, :scope, :key, :request, :now)
                on conflict do nothing
                """)
                .bind("tenantId", tenantId).bind("scope", scope).bind("key", key).bind("request", request)
                .bind("now", now).execute() > 0;
    }

    void keep(UUID scope, String key, byte[] answer) {
        handle.createUpdate("update idempotency_key set answer = :answer where scope = :scope and key = :key")
                .bind("answer", answer).bind("scope", scope).bind("key", key).execute();
    }

    byte[] request(UUID scope, String key) {
        return handle.createQuery("select request from idempotency_key where scope = :scope and key = :key")
                .bind("scope", scope).bind("key", key).mapTo(byte[].class).one();
    }

    byte[] answer(UUID scope, String key) {
        return handle.createQuery("select answer from idempotency_key where scope = :scope and key = :key")
                .bind("scope", scope).bind("key", key).mapTo(byte[].class).one();
    }

    /// @return whether row-level security shows the project to the caller
    boolean seesProject(UUID id) {
        return handle.createQuery("select exists (select from project where id = :id)").bind("id", id)
                .mapTo(boolean.class).one();
    }

    long forget(Instant olderThan) {
        return handle.createQuery("select forget_idempotency_keys(:olderThan)").bind("olderThan", olderThan)
                .mapTo(long.class).one();
    }
}
