package com.motionmavericks.worker;

import com.codahale.metrics.health.HealthCheck;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.tenancy.TenantDatabase;

/// Names the transaction that holds back the feeds of events. Always healthy: the transaction is another process's.
final class EventsHealthCheck extends HealthCheck {
    private final TenantDatabase database;

    EventsHealthCheck(TenantDatabase database) {
        this.database = database;
    }

    @Override
    protected Result check() {
        return Events.hold(database).map(hold -> Result.healthy("Events are held back since %d s by a transaction: %s",
                hold.age().toSeconds(), hold.owner())).orElseGet(() -> Result.healthy("No event is held back"));
    }
}
