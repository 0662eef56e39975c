package com.motionmavericks.domain.idempotency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of idempotency keys.
record IdempotencyDao(Handle handle) {
    /// A key whose answer is stored.
    public record Answered(UUID scope, String key, Instant createdAt) {}

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

    /// @return empty if the answer was erased
    Optional<byte[]> answer(UUID scope, String key) {
        return handle.createQuery("""
                select answer from idempotency_key where scope = :scope and key = :key and answer is not null
                """).bind("scope", scope).bind("key", key).mapTo(byte[].class).findOne();
    }

    /// The next keys with an answer in the order of time, and all that have the same instant as the last of them.
    List<Answered> answered(Instant after, int limit) {
        return handle.createQuery("""
                select scope, key, created_at from idempotency_key
                where created_at > :after and answer is not null
                order by created_at fetch first :limit rows with ties
                """).bind("after", after).bind("limit", limit).mapTo(Answered.class).list();
    }

    void erase(UUID scope, String key) {
        handle.createUpdate("update idempotency_key set answer = null where scope = :scope and key = :key")
                .bind("scope", scope).bind("key", key).execute();
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
