package com.motionmavericks.worker;

import com.codahale.metrics.health.HealthCheck;

/// Whether Temporal answers for our namespace. Without it a worker is idle.
final class TemporalHealthCheck extends HealthCheck {
    private final TemporalNamespace namespace;

    TemporalHealthCheck(TemporalNamespace namespace) {
        this.namespace = namespace;
    }

    @Override
    protected Result check() {
        return Result.healthy("namespace %s", namespace.id());
    }
}
