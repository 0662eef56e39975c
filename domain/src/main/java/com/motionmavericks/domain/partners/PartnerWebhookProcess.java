package com.motionmavericks.domain.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the workflow of a partner's webhook reads and changes.
public final class PartnerWebhookProcess {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "PartnerWebhook";

    private final TenantDatabase db;
    private final Map<String, PartnerWebhookHandler> handlers;

    /// @param handlers by type of webhook
    public PartnerWebhookProcess(TenantDatabase db, Map<String, PartnerWebhookHandler> handlers) {
        this.db = db;
        this.handlers = Map.copyOf(handlers);
    }

    public Optional<PartnerWebhook> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(PartnerWebhookDao::new).find(id));
    }

    /// Hands a webhook to the handler of its type, if it waits for that.
    public void handle(UUID tenantId, UUID id) {
        db.asWorker(tenantId, tx -> tx.dao(PartnerWebhookDao::new).lock(id)
                .filter(webhook -> webhook.status() == PartnerWebhook.Status.RECEIVED)
                .ifPresent(webhook -> handle(tx, webhook)));
    }

    private void handle(Tx tx, PartnerWebhook webhook) {
        var dao = tx.dao(PartnerWebhookDao::new);
        var handler = handlers.get(webhook.type());
        if (handler == null) {
            dao.unhandled(webhook.id());
        } else {
            handler.handle(tx, webhook, Json.read(dao.body(webhook.id()), JsonNode.class).path("data"));
            dao.handled(webhook.id(), tx.now());
        }
        Events.record(tx, handler == null ? PartnerWebhookEvent.UNHANDLED : PartnerWebhookEvent.HANDLED, webhook.id(),
                Map.of("partnerId", webhook.partnerId(), "type", webhook.type()));
    }
}
