package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.secrets.WebhookSecrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of partners.
record PartnerDao(Handle handle) {
    private static final String COLUMNS = """
             p.id, p.name, p.status, p.generation, p.previous_valid_until, p.created_by_id, p.created_at, p.updated_at,
              p.version, (select name from person where id = p.created_by_id) as created_by_name
            """;
    private static final String PARTNER = "select" + COLUMNS + "from partner p ";
    private static final String RETURNING = "returning" + COLUMNS;

    /// What verifies the signatures of a partner.
    public record Signer(UUID tenantId, UUID id, Partner.Status status, int generation, String keyId,
            @Nullable String previousKeyId, @Nullable Instant previousValidUntil) {
        WebhookSecrets.Source secrets() {
            return new WebhookSecrets.Source(tenantId, id, generation, keyId, previousKeyId, previousValidUntil);
        }
    }

    /// Finds what verifies the signatures of a partner, in any tenant.
    Optional<Signer> findSigner(UUID id) {
        return handle.createQuery("""
                select tenant_id, id, status, generation, key_id, previous_key_id, previous_valid_until
                from signer_of_webhooks(:id)
                """).bind("id", id).mapTo(Signer.class).findOne();
    }

    Partner insert(UUID tenantId, CreatePartner command, String keyId, UUID createdById, Instant now) {
        return handle.createQuery("""
                insert into partner as p (tenant_id, name, status, generation, key_id, created_by_id, created_at)
                values (:tenantId, :name, 'ACTIVE', 1, :keyId, :createdById, :now)
                """ + RETURNING)
                .bind("tenantId", tenantId).bind("name", command.name()).bind("keyId", keyId)
                .bind("createdById", createdById).bind("now", now).mapTo(Partner.class).one();
    }

    Optional<Partner> find(UUID id) {
        return handle.createQuery(PARTNER + "where p.id = :id").bind("id", id).mapTo(Partner.class).findOne();
    }

    Optional<Partner> lock(UUID id) {
        return handle.createQuery(PARTNER + "where p.id = :id for update of p").bind("id", id).mapTo(Partner.class)
                .findOne();
    }

    List<Partner> list(UUID after, int limit) {
        return handle.createQuery(PARTNER + "where p.id < :after order by p.id desc limit :limit")
                .bind("after", after).bind("limit", limit).mapTo(Partner.class).list();
    }

    Partner change(UUID id, Partner.Content content) {
        return handle.createQuery("""
                update partner p set name = :name, status = :status, version = version + 1 where id = :id
                """ + RETURNING)
                .bind("name", content.name()).bind("status", content.status()).bind("id", id).mapTo(Partner.class)
                .one();
    }

    /// Begins the next generation of the secret. The one before the last is no longer accepted.
    Partner rotate(UUID id, String keyId, Instant previousValidUntil) {
        return handle.createQuery("""
                update partner p set generation = generation + 1, key_id = :keyId, previous_key_id = key_id,
                  previous_valid_until = :previousValidUntil, version = version + 1
                where id = :id
                """ + RETURNING)
                .bind("keyId", keyId).bind("previousValidUntil", previousValidUntil).bind("id", id)
                .mapTo(Partner.class).one();
    }
}
