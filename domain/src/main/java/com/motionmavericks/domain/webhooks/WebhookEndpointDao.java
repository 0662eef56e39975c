package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.secrets.WebhookSecrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of endpoints. Clients see no DELETED one.
record WebhookEndpointDao(Handle handle) {
    private static final String COLUMNS = """
             w.id, w.url, w.description, w.event_types, w.status, w.pause_reason, w.generation, w.previous_valid_until,
              w.created_by_id, w.created_at, w.updated_at, w.version,
              (select name from person where id = w.created_by_id) as created_by_name
            """;
    private static final String ENDPOINT = "select" + COLUMNS + "from webhook_endpoint w ";
    private static final String RETURNING = "returning" + COLUMNS;

    /// What an endpoint has taken so far.
    ///
    /// @param position of the last event: see `Event.position`
    public record Taker(UUID id, List<String> eventTypes, String position) {
        boolean wants(String type) {
            return eventTypes.isEmpty() || eventTypes.contains(type);
        }
    }

    /// What signs the messages of an endpoint.
    public record Sender(UUID tenantId, UUID id, String url, int generation, String keyId,
            @Nullable String previousKeyId, @Nullable Instant previousValidUntil) {
        WebhookSecrets.Source secrets() {
            return new WebhookSecrets.Source(tenantId, id, generation, keyId, previousKeyId, previousValidUntil);
        }
    }

    /// A new endpoint begins at the present end of the events: it takes those that later commits can still write.
    WebhookEndpoint insert(UUID tenantId, CreateWebhookEndpoint command, String keyId, UUID createdById, Instant now) {
        return handle.createQuery("""
                insert into webhook_endpoint as w (tenant_id, url, description, event_types, status, generation, key_id,
                  epoch, xid, seq, created_by_id, created_at)
                values (:tenantId, :url, :description, :eventTypes, 'ENABLED', 1, :keyId,
                  current_event_epoch(), pg_snapshot_xmin(pg_current_snapshot()), 0, :createdById, :now)
                """ + RETURNING)
                .bind("tenantId", tenantId).bind("url", command.url()).bind("description", command.description())
                .bindArray("eventTypes", String.class, command.eventTypes()).bind("keyId", keyId)
                .bind("createdById", createdById).bind("now", now).mapTo(WebhookEndpoint.class).one();
    }

    int count() {
        return handle.createQuery("select count(*) from webhook_endpoint where status <> 'DELETED'")
                .mapTo(int.class).one();
    }

    Optional<WebhookEndpoint> find(UUID id) {
        return handle.createQuery(ENDPOINT + "where w.id = :id and w.status <> 'DELETED'").bind("id", id)
                .mapTo(WebhookEndpoint.class).findOne();
    }

    Optional<WebhookEndpoint> lock(UUID id) {
        return handle.createQuery(ENDPOINT + "where w.id = :id and w.status <> 'DELETED' for update of w")
                .bind("id", id).mapTo(WebhookEndpoint.class).findOne();
    }

    List<WebhookEndpoint> list(UUID after, int limit) {
        return handle.createQuery(ENDPOINT + """
                where w.id < :after and w.status <> 'DELETED' order by w.id desc limit :limit
                """).bind("after", after).bind("limit", limit).mapTo(WebhookEndpoint.class).list();
    }

    WebhookEndpoint change(UUID id, WebhookEndpoint.Content content) {
        return handle
                .createQuery(
                        """
                                update webhook_endpoint w set url = :url, description = :description, event_types = :eventTypes,
                                  status = :status, version = version + 1,
                                  pause_reason = case when status = :status then pause_reason when :status = 'PAUSED' then 'BY_ADMIN' end,
                                  send_due_at = case when :status = 'ENABLED' then send_due_at end
                                where id = :id
                                """
                                + RETURNING)
                .bind("url", content.url()).bind("description", content.description())
                .bindArray("eventTypes", String.class, content.eventTypes()).bind("status", content.status())
                .bind("id", id).mapTo(WebhookEndpoint.class).one();
    }

    void delete(UUID id) {
        handle.createUpdate("""
                update webhook_endpoint set status = 'DELETED', pause_reason = null, send_due_at = null,
                  version = version + 1
                where id = :id
                """).bind("id", id).execute();
    }

    /// Begins the next generation of the secret. The one before the last signs no more.
    WebhookEndpoint rotate(UUID id, String keyId, Instant previousValidUntil) {
        return handle.createQuery("""
                update webhook_endpoint w set generation = generation + 1, key_id = :keyId, previous_key_id = key_id,
                  previous_valid_until = :previousValidUntil, version = version + 1
                where id = :id
                """ + RETURNING)
                .bind("keyId", keyId).bind("previousValidUntil", previousValidUntil).bind("id", id)
                .mapTo(WebhookEndpoint.class).one();
    }

    /// Stops an ENABLED endpoint.
    ///
    /// @return whether it was ENABLED
    boolean stop(UUID id, WebhookEndpoint.Status status, WebhookEndpoint.PauseReason reason) {
        return handle.createUpdate("""
                update webhook_endpoint set status = :status, pause_reason = :reason, send_due_at = null,
                  version = version + 1
                where id = :id and status = 'ENABLED'
                """).bind("status", status).bind("reason", reason).bind("id", id).execute() > 0;
    }

    List<UUID> studiosWithEvents() {
        return handle.createQuery("select studios_with_events_for_webhooks()").mapTo(UUID.class).list();
    }

    /// Locks the endpoints that take events. One that another transaction holds is left out.
    List<Taker> lockTakers() {
        return handle.createQuery("""
                select id, event_types, epoch || ':' || xid || ':' || seq as position from webhook_endpoint w
                where status = 'ENABLED' and not exists (select from webhook_message m
                  where m.endpoint_id = w.id and m.status = 'PENDING' offset 999)
                order by id for update of w skip locked
                """).mapTo(Taker.class).list();
    }

    void taken(UUID id, String position) {
        handle.createUpdate("""
                update webhook_endpoint set epoch = split_part(:position, ':', 1)::int,
                  xid = split_part(:position, ':', 2)::xid8, seq = split_part(:position, ':', 3)::bigint
                where id = :id
                """).bind("position", position).bind("id", id).execute();
    }

    /// @return when to send the next message; empty if none waits
    Optional<Instant> findDue(UUID id) {
        return handle.createQuery("select send_due_at from webhook_endpoint where id = :id and send_due_at is not null")
                .bind("id", id).mapTo(Instant.class).findOne();
    }

    /// Makes an ENABLED endpoint due now, or when the pause ends that it has asked for.
    ///
    /// @return false if it is already due by then
    boolean due(UUID id, Instant now) {
        return handle.createUpdate("""
                update webhook_endpoint set send_due_at = greatest(held_until, :now)
                where id = :id and status = 'ENABLED'
                  and (send_due_at is null or send_due_at > greatest(held_until, :now))
                """).bind("now", now).bind("id", id).execute() > 0;
    }

    /// Makes it due when the first message is that may be sent next. The caller holds its lock.
    void dueAsItsMessages(UUID id) {
        handle.createUpdate("""
                update webhook_endpoint set send_due_at =
                  (select greatest(held_until, min(attempt_due_at)) from (
                    select distinct on (subject_id) attempt_due_at from webhook_message
                    where endpoint_id = :id and status = 'PENDING' order by subject_id, seq) first
                  having min(attempt_due_at) is not null)
                where id = :id and status = 'ENABLED'
                """).bind("id", id).execute();
    }

    /// @param until null ends the pause
    void hold(UUID id, @Nullable Instant until) {
        handle.createUpdate("update webhook_endpoint set held_until = :until where id = :id")
                .bind("until", until).bind("id", id).execute();
    }

    /// Finds an ENABLED endpoint that may be sent to now.
    Optional<Sender> findSender(UUID id, Instant now) {
        return handle.createQuery("""
                select tenant_id, id, url, generation, key_id, previous_key_id, previous_valid_until
                from webhook_endpoint
                where id = :id and status = 'ENABLED' and (held_until is null or held_until <= :now)
                """).bind("id", id).bind("now", now).mapTo(Sender.class).findOne();
    }
}
