package com.motionmavericks.domain.apikeys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of API keys, and of the machines that they belong to.
record ApiKeyDao(Handle handle) {
    private static final String API_KEY = """
            select k.id, m.name, m.role, k.created_by_id,
              (select name from person where id = k.created_by_id) as created_by_name,
              k.created_at, k.updated_at, k.expires_at, k.last_used_at, k.revoked_at, k.version
            from api_key k join member m on (m.tenant_id, m.id) = (k.tenant_id, k.id)
            """;

    void insertMachine(ApiKeyToken token, CreateApiKey command, Instant now) {
        handle.createUpdate("""
                insert into member (tenant_id, id, kind, name, role, status, created_at)
                values (:tenantId, :id, 'MACHINE', :name, :role, 'ACTIVE', :now)
                """)
                .bind("tenantId", token.tenantId()).bind("id", token.id()).bind("name", command.name())
                .bind("role", command.role()).bind("now", now).execute();
    }

    void insert(ApiKeyToken token, CreateApiKey command, UUID createdById, Instant now) {
        handle.createUpdate("""
                insert into api_key (tenant_id, id, token_sha256, created_by_id, created_at, expires_at)
                values (:tenantId, :id, decode(:sha256, 'hex'), :createdById, :now, :expiresAt)
                """)
                .bind("tenantId", token.tenantId()).bind("id", token.id()).bind("sha256", token.sha256())
                .bind("createdById", createdById).bind("now", now)
                .bindByType("expiresAt", command.expiresAt(), Instant.class).execute();
    }

    Optional<ApiKey> find(UUID id) {
        return handle.createQuery(API_KEY + "where k.id = :id").bind("id", id).mapTo(ApiKey.class).findOne();
    }

    Optional<ApiKey> lock(UUID id) {
        return handle.createQuery(API_KEY + "where k.id = :id for update of k").bind("id", id).mapTo(ApiKey.class)
                .findOne();
    }

    List<ApiKey> list(UUID after, int limit) {
        return handle.createQuery(API_KEY + "where k.id < :after order by k.id desc limit :limit")
                .bind("after", after).bind("limit", limit).mapTo(ApiKey.class).list();
    }

    void revoke(UUID id, Instant now) {
        handle.createUpdate("update api_key set revoked_at = :now, version = version + 1 where id = :id")
                .bind("now", now).bind("id", id).execute();
    }
}
