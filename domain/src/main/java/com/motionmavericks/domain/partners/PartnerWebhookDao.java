package com.motionmavericks.domain.partners;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of partners' webhooks.
record PartnerWebhookDao(Handle handle) {
    private static final String COLUMNS = """
             w.id, w.partner_id, w.webhook_id, w.envelope_version, w.type, w.status, w.received_at, w.handle_due_at,
              w.handled_at, w.updated_at
            """;
    private static final String WEBHOOK = "select" + COLUMNS + "from partner_webhook w ";

    /// A webhook that was stored before.
    ///
    /// @param hasSameBody whether its body has the given hash
    public record Stored(UUID id, boolean hasSameBody) {}

    /// @return the id of the row, or empty if the partner has sent a webhook with this id before
    Optional<UUID> insert(UUID tenantId, UUID partnerId, NewPartnerWebhook webhook, byte[] sha256, Instant now) {
        return handle.createQuery("""
                insert into partner_webhook (tenant_id, partner_id, webhook_id, envelope_version, type, body,
                  body_sha256, received_at, status, handle_due_at)
                values (:tenantId, :partnerId, :webhookId, :envelopeVersion, :type, :body,
                  :sha256, :now, 'RECEIVED', :now)
                on conflict (tenant_id, partner_id, webhook_id) do nothing
                returning id
                """)
                .bind("tenantId", tenantId).bind("partnerId", partnerId).bindMethods(webhook).bind("sha256", sha256)
                .bind("now", now).mapTo(UUID.class).findOne();
    }

    Stored stored(UUID partnerId, String webhookId, byte[] sha256) {
        return handle.createQuery("""
                select id, body_sha256 = :sha256 as has_same_body from partner_webhook
                where partner_id = :partnerId and webhook_id = :webhookId
                """).bind("sha256", sha256).bind("partnerId", partnerId).bind("webhookId", webhookId)
                .mapTo(Stored.class).one();
    }

    Optional<PartnerWebhook> find(UUID id) {
        return handle.createQuery(WEBHOOK + "where w.id = :id").bind("id", id).mapTo(PartnerWebhook.class).findOne();
    }

    Optional<PartnerWebhook> lock(UUID id) {
        return handle.createQuery(WEBHOOK + "where w.id = :id for update of w").bind("id", id)
                .mapTo(PartnerWebhook.class).findOne();
    }

    String body(UUID id) {
        return handle.createQuery("select body from partner_webhook where id = :id").bind("id", id)
                .mapTo(String.class).one();
    }

    /// @param status null for all
    List<PartnerWebhook> list(UUID partnerId, PartnerWebhook.@Nullable Status status, UUID after, int limit) {
        return handle.createQuery(WEBHOOK + """
                where w.partner_id = :partnerId and w.id < :after
                  and (cast(:status as text) is null or w.status = :status)
                order by w.id desc limit :limit
                """)
                .bind("partnerId", partnerId).bind("after", after)
                .bindByType("status", status, PartnerWebhook.Status.class).bind("limit", limit)
                .mapTo(PartnerWebhook.class).list();
    }

    /// Locks the oldest webhooks of a range that were handled or had no handler.
    List<PartnerWebhook> lockRange(ReplayPartnerWebhooks range, int limit) {
        return handle.createQuery(WEBHOOK + """
                where w.partner_id = :partnerId and w.received_at >= :from and w.received_at < :to
                  and w.status <> 'RECEIVED' and (cast(:status as text) is null or w.status = :status)
                order by w.received_at, w.id limit :limit for update of w
                """)
                .bind("partnerId", range.partnerId()).bind("from", range.from()).bind("to", range.to())
                .bindByType("status", range.status(), PartnerWebhook.Status.class).bind("limit", limit)
                .mapTo(PartnerWebhook.class).list();
    }

    void replay(UUID id, Instant now) {
        handle.createUpdate("""
                update partner_webhook set status = 'RECEIVED', handle_due_at = :now, handled_at = null where id = :id
                """).bind("now", now).bind("id", id).execute();
    }

    void handled(UUID id, Instant now) {
        handle.createUpdate("""
                update partner_webhook set status = 'HANDLED', handle_due_at = null, handled_at = :now where id = :id
                """).bind("now", now).bind("id", id).execute();
    }

    void unhandled(UUID id) {
        handle.createUpdate("update partner_webhook set status = 'UNHANDLED', handle_due_at = null where id = :id")
                .bind("id", id).execute();
    }
}
