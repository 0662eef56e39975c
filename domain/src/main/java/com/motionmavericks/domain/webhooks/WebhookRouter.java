package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.events.StudioRouter;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import java.util.List;
import java.util.UUID;

/// Takes the events of a studio in the order of commits, and makes a message of each for the endpoints that want it. So an event
/// costs the request that writes it nothing, and a paused endpoint keeps its place at no cost.
public final class WebhookRouter implements StudioRouter {
    private final TenantDatabase db;

    public WebhookRouter(TenantDatabase db) {
        this.db = db;
    }

    @Override
    public List<UUID> studios() {
        return db.acrossTenants(handle -> new WebhookEndpointDao(handle).studiosWithEvents());
    }

    /// Takes the next events for each endpoint, at most the limit. While one router takes events for an endpoint, the others
    /// leave it out.
    @Override
    public int route(UUID tenantId, int limit) {
        return db.inTenant(Principal.worker(tenantId),
                tx -> tx.dao(WebhookEndpointDao::new).lockTakers().stream()
                        .mapToInt(endpoint -> take(tx, endpoint, limit)).sum());
    }

    private static int take(Tx tx, WebhookEndpointDao.Taker endpoint, int limit) {
        var events = Events.next(tx, endpoint.position(), limit);
        if (events.isEmpty()) {
            return 0;
        }
        var wanted = events.stream().filter(event -> endpoint.wants(event.type())).toList();
        var messages = tx.dao(WebhookMessageDao::new);
        for (var event : wanted) {
            messages.insert(tx.principal().tenantId(), tx.newId(), endpoint.id(), event.id(), event.type(),
                    event.subjectId(), WebhookBody.of(event), tx.now());
        }
        tx.dao(WebhookEndpointDao::new).taken(endpoint.id(), events.getLast().position());
        if (!wanted.isEmpty()) {
            WebhookEndpoints.due(tx, endpoint.id());
        }
        return events.size();
    }
}
