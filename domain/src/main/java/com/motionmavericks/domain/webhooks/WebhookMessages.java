package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.paging.Replayed;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the endpoints of a studio get, each attempt to send it, and its replay.
public final class WebhookMessages {
    private static final String NAME = "webhook message";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;

    public WebhookMessages(TenantDatabase db, Commands commands, Cursors cursors) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
    }

    /// The messages of an endpoint, newest first.
    ///
    /// @param status null for all
    /// @throws Refused with NOT_FOUND
    public Page<WebhookMessage> list(Credential caller, UUID endpointId, WebhookMessage.@Nullable Status status,
            PageRequest request) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> {
            WebhookEndpoints.require(tx, endpointId);
            return cursors.newestFirst(tx, "webhook-messages?endpoint=" + endpointId + "&status=" + status, request,
                    WebhookMessage::id,
                    (after, limit) -> tx.dao(WebhookMessageDao::new).list(endpointId, status, after, limit));
        });
    }

    /// @throws Refused with NOT_FOUND
    public WebhookMessage.WithLog get(Credential caller, UUID id) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> {
            var message = require(tx, id);
            WebhookEndpoints.require(tx, message.endpointId());
            var dao = tx.dao(WebhookMessageDao::new);
            return new WebhookMessage.WithLog(message, dao.body(id),
                    dao.log(id, WebhookMessage.WithLog.LONGEST_LOG));
        });
    }

    /// Sends a message again, under the same id, with all attempts before it. One that waits becomes due at once.
    ///
    /// @throws Refused with NOT_FOUND
    public WebhookMessage replay(Credential caller, String idempotencyKey, ReplayWebhookMessage command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, WebhookMessage.class, tx -> {
            var message = require(tx, command.id());
            WebhookEndpoints.lock(tx, message.endpointId());
            replay(tx, message.endpointId(), List.of(message.id()), Map.of("messageId", message.id()));
            return require(tx, message.id());
        });
    }

    /// Sends the oldest messages of a range again.
    ///
    /// @throws Refused with NOT_FOUND, or INVALID if the range is empty
    public Replayed replay(Credential caller, String idempotencyKey, ReplayWebhookMessages command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Replayed.class, tx -> {
            WebhookEndpoints.lock(tx, command.endpointId());
            return Replayed.oldest(command.from(), command.to(),
                    limit -> tx.dao(WebhookMessageDao::new).lockRange(command, limit), WebhookMessage::createdAt,
                    messages -> replay(tx, command.endpointId(), messages.stream().map(WebhookMessage::id).toList(),
                            Map.of("from", command.from(), "to", command.to(), "replayed", messages.size())));
        });
    }

    private static void replay(Tx tx, UUID endpointId, List<UUID> ids, Map<String, ?> details) {
        if (ids.isEmpty()) {
            return;
        }
        tx.dao(WebhookMessageDao::new).beginAnew(ids, tx.now());
        Events.record(tx, WebhookEndpointEvent.REPLAYED, endpointId, details);
        WebhookEndpoints.due(tx, endpointId);
    }

    private static WebhookMessage require(Tx tx, UUID id) {
        return tx.dao(WebhookMessageDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }
}
