package com.motionmavericks.domain.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of messages and of the attempts to send them.
record WebhookMessageDao(Handle handle) {
    private static final String COLUMNS = """
             m.id, m.endpoint_id, m.event_id, m.type, m.subject_id, m.status, m.attempts, m.attempt_due_at,
              m.delivered_at, m.created_at, m.updated_at
            """;
    private static final String MESSAGE = "select" + COLUMNS + "from webhook_message m ";

    /// A message that may be sent now.
    public record Due(UUID id, String body) {}

    /// Inserts a message, unless the endpoint has one for the event.
    ///
    /// @param eventId null for a test
    void insert(UUID tenantId, UUID id, UUID endpointId, @Nullable UUID eventId, String type, UUID subjectId,
            String body, Instant now) {
        handle.createUpdate("""
                insert into webhook_message (tenant_id, id, endpoint_id, event_id, type, subject_id, body, status,
                  attempt_due_at, created_at)
                values (:tenantId, :id, :endpointId, :eventId, :type, :subjectId, :body, 'PENDING', :now, :now)
                on conflict (tenant_id, endpoint_id, event_id) do nothing
                """)
                .bind("tenantId", tenantId).bind("id", id).bind("endpointId", endpointId).bind("eventId", eventId)
                .bind("type", type).bind("subjectId", subjectId).bind("body", body).bind("now", now).execute();
    }

    Optional<WebhookMessage> find(UUID id) {
        return handle.createQuery(MESSAGE + "where m.id = :id").bind("id", id).mapTo(WebhookMessage.class).findOne();
    }

    Optional<WebhookMessage> lock(UUID id) {
        return handle.createQuery(MESSAGE + "where m.id = :id for update of m").bind("id", id)
                .mapTo(WebhookMessage.class).findOne();
    }

    String body(UUID id) {
        return handle.createQuery("select body from webhook_message where id = :id").bind("id", id)
                .mapTo(String.class).one();
    }

    List<WebhookMessage.Attempt> log(UUID id, int limit) {
        return handle.createQuery("""
                select at, duration_ms, status, fault, body from webhook_attempt
                where message_id = :id order by id desc limit :limit
                """).bind("id", id).bind("limit", limit).mapTo(WebhookMessage.Attempt.class).list();
    }

    /// @param status null for all
    List<WebhookMessage> list(UUID endpointId, WebhookMessage.@Nullable Status status, UUID after, int limit) {
        return handle.createQuery(MESSAGE + """
                where m.endpoint_id = :endpointId and m.id < :after
                  and (cast(:status as text) is null or m.status = :status)
                order by m.id desc limit :limit
                """)
                .bind("endpointId", endpointId).bind("after", after)
                .bindByType("status", status, WebhookMessage.Status.class).bind("limit", limit)
                .mapTo(WebhookMessage.class).list();
    }

    /// Locks the oldest messages of a range.
    List<WebhookMessage> lockRange(ReplayWebhookMessages range, int limit) {
        return handle.createQuery(MESSAGE + """
                where m.endpoint_id = :endpointId and m.created_at >= :from and m.created_at < :to
                  and (cast(:status as text) is null or m.status = :status)
                order by m.created_at, m.id limit :limit for update of m
                """)
                .bind("endpointId", range.endpointId()).bind("from", range.from()).bind("to", range.to())
                .bindByType("status", range.status(), WebhookMessage.Status.class).bind("limit", limit)
                .mapTo(WebhookMessage.class).list();
    }

    /// Makes messages due now, with all attempts before them.
    void beginAnew(List<UUID> ids, Instant now) {
        handle.createUpdate("""
                update webhook_message set status = 'PENDING', attempts = 0, attempt_due_at = :now, delivered_at = null
                where id = any(:ids)
                """).bind("now", now).bindArray("ids", UUID.class, ids).execute();
    }

    /// The same for all messages of an endpoint that wait.
    void beginAnew(UUID endpointId, Instant now) {
        handle.createUpdate("""
                update webhook_message set attempts = 0, attempt_due_at = :now
                where endpoint_id = :endpointId and status = 'PENDING'
                """).bind("now", now).bind("endpointId", endpointId).execute();
    }

    /// The messages that may be sent now, at most one of each subject: its oldest.
    List<Due> due(UUID endpointId, Instant now, int limit) {
        return handle.createQuery("""
                select id, body from webhook_message m
                where endpoint_id = :endpointId and status = 'PENDING' and attempt_due_at <= :now
                  and not exists (select from webhook_message earlier
                    where earlier.endpoint_id = m.endpoint_id and earlier.subject_id = m.subject_id
                      and earlier.status = 'PENDING' and earlier.seq < m.seq)
                order by seq limit :limit
                """).bind("endpointId", endpointId).bind("now", now).bind("limit", limit).mapTo(Due.class).list();
    }

    void insertAttempt(UUID tenantId, UUID id, Instant at, Duration duration, WebhookAnswer answer) {
        handle.createUpdate("""
                insert into webhook_attempt (tenant_id, message_id, at, duration_ms, status, fault, body)
                values (:tenantId, :id, :at, :durationMs, :status, :fault, :body)
                """)
                .bind("tenantId", tenantId).bind("id", id).bind("at", at).bind("durationMs", duration.toMillis())
                .bindMethods(answer).execute();
    }

    void delivered(UUID id, Instant now) {
        handle.createUpdate("""
                update webhook_message set status = 'DELIVERED', attempts = attempts + 1, attempt_due_at = null,
                  delivered_at = :now
                where id = :id
                """).bind("now", now).bind("id", id).execute();
    }

    void failed(UUID id, Instant nextAttempt) {
        handle.createUpdate("""
                update webhook_message set attempts = attempts + 1, attempt_due_at = :nextAttempt where id = :id
                """).bind("nextAttempt", nextAttempt).bind("id", id).execute();
    }
}
