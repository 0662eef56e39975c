package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.secrets.WebhookSecrets;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import com.motionmavericks.domain.webhooks.WebhookEndpoint.Status;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The endpoints of a studio that get its events as webhooks. Only a person may manage them. [WebhookRouter] makes the messages,
/// [WebhookEndpointProcess] sends them, [WebhookMessages] shows them. Transactions lock the endpoint before its messages.
public final class WebhookEndpoints {
    /// The most endpoints of a studio.
    private static final int MOST = 10;
    static final String SECRET_PURPOSE = "webhook-endpoint";
    private static final String NAME = "webhook endpoint";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;
    private final WebhookSecrets secrets;

    public WebhookEndpoints(TenantDatabase db, Commands commands, Cursors cursors, Tokens tokens) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
        this.secrets = new WebhookSecrets(tokens, SECRET_PURPOSE);
    }

    /// Subscribes a URL to the events that come from now on. The stored answer, which holds the secret, is sealed.
    ///
    /// @throws Refused with TOO_MANY_WEBHOOK_ENDPOINTS
    public NewWebhookSecret create(Credential caller, String idempotencyKey, CreateWebhookEndpoint command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, NewWebhookSecret.class, tx -> {
            var dao = tx.dao(WebhookEndpointDao::new);
            if (dao.count() >= MOST) {
                throw new Refused(Refusal.TOO_MANY_WEBHOOK_ENDPOINTS,
                        "The studio has " + MOST + " webhook endpoints. Delete one first.");
            }
            var keyId = secrets.currentKeyId();
            var endpoint = dao.insert(tx.principal().tenantId(), command, keyId, tx.principal().requiredMemberId(),
                    tx.now());
            Events.record(tx, WebhookEndpointEvent.CREATED, endpoint.id(), Map.of("content", endpoint.content()));
            return withSecret(tx, endpoint, keyId);
        });
    }

    /// Changes, pauses or resumes an endpoint. Another URL and a resumption begin all attempts anew.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION or INVALID
    public WebhookEndpoint change(Credential caller, @Nullable String idempotencyKey, ChangeWebhookEndpoint command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, WebhookEndpoint.class, tx -> {
            var endpoint = locked(tx, command.id(), command.version());
            var before = endpoint.content();
            var after = command.applyTo(before);
            if (after.equals(before)) {
                return endpoint;
            }
            if (command.status().value() == Status.DISABLED) {
                throw Refused.invalid("/status", FieldError.Code.NOT_ALLOWED, "must be ENABLED or PAUSED");
            }
            Events.record(tx, WebhookEndpointEvent.CHANGED, endpoint.id(), Map.of("before", before, "after", after));
            var dao = tx.dao(WebhookEndpointDao::new);
            var changed = dao.change(endpoint.id(), after);
            if (!after.url().equals(before.url()) || after.status() != before.status()) {
                dao.hold(endpoint.id(), null);
                tx.dao(WebhookMessageDao::new).beginAnew(endpoint.id(), tx.now());
                due(tx, endpoint.id());
            }
            return changed;
        });
    }

    /// Deletes an endpoint. Its messages follow.
    ///
    /// @throws Refused with NOT_FOUND or STALE_VERSION
    public void delete(Credential caller, @Nullable String idempotencyKey, DeleteWebhookEndpoint command) {
        commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, WebhookEndpoint.class, tx -> {
            var endpoint = locked(tx, command.id(), command.version());
            tx.dao(WebhookEndpointDao::new).delete(endpoint.id());
            Events.record(tx, WebhookEndpointEvent.DELETED, endpoint.id(), Map.of());
            return endpoint;
        });
    }

    /// Replaces the secret. During the overlap, messages have two signatures. The stored answer is sealed.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION or INVALID
    public NewWebhookSecret rotate(Credential caller, String idempotencyKey, RotateWebhookSecret command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, NewWebhookSecret.class, tx -> {
            var overlap = WebhookSecrets.requireOverlap(command.overlap());
            var keyId = secrets.currentKeyId();
            var endpoint = tx.dao(WebhookEndpointDao::new)
                    .rotate(locked(tx, command.id(), command.version()).id(), keyId, tx.now().plus(overlap));
            Events.record(tx, WebhookEndpointEvent.SECRET_ROTATED, endpoint.id(), Map.of("overlap", overlap));
            return withSecret(tx, endpoint, keyId);
        });
    }

    /// Sends a message for a test, in the same way as any other. An endpoint that is not ENABLED gets it later.
    ///
    /// @throws Refused with NOT_FOUND
    public WebhookMessage test(Credential caller, String idempotencyKey, TestWebhookEndpoint command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, WebhookMessage.class, tx -> {
            var endpoint = lock(tx, command.id());
            var id = tx.newId();
            var dao = tx.dao(WebhookMessageDao::new);
            dao.insert(tx.principal().tenantId(), id, endpoint.id(), null, WebhookMessage.TEST, endpoint.id(),
                    WebhookBody.ofTest(id, endpoint.id(), tx.principal().requiredMemberId(), tx.now()), tx.now());
            Events.record(tx, WebhookEndpointEvent.TESTED, endpoint.id(), Map.of());
            due(tx, endpoint.id());
            return dao.find(id).orElseThrow();
        });
    }

    /// @throws Refused with NOT_FOUND
    public WebhookEndpoint get(Credential caller, UUID id) {
        return db.read(caller, Access.ADMIN_IN_PERSON, tx -> require(tx, id));
    }

    /// The endpoints of the studio, newest first.
    public Page<WebhookEndpoint> list(Credential caller, PageRequest request) {
        return db.read(caller, Access.ADMIN_IN_PERSON,
                tx -> cursors.newestFirst(tx, "webhook-endpoints", request, WebhookEndpoint::id,
                        (after, limit) -> tx.dao(WebhookEndpointDao::new).list(after, limit)));
    }

    static WebhookEndpoint require(Tx tx, UUID id) {
        return tx.dao(WebhookEndpointDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    static WebhookEndpoint lock(Tx tx, UUID id) {
        return tx.dao(WebhookEndpointDao::new).lock(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    /// Makes an endpoint due, and signals its workflow unless it is due already.
    static void due(Tx tx, UUID id) {
        if (tx.dao(WebhookEndpointDao::new).due(id, tx.now())) {
            Outbox.signal(tx, WebhookEndpointSignal.MESSAGE_DUE, id, "A webhook endpoint of a studio");
        }
    }

    private static WebhookEndpoint locked(Tx tx, UUID id, long version) {
        return Versioned.unchanged(tx.dao(WebhookEndpointDao::new).lock(id), version, NAME);
    }

    private NewWebhookSecret withSecret(Tx tx, WebhookEndpoint endpoint, String keyId) {
        return new NewWebhookSecret(endpoint,
                secrets.secret(tx.principal().tenantId(), endpoint.id(), endpoint.generation(), keyId));
    }
}
