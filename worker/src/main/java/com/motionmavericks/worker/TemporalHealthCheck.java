package com.motionmavericks.worker;

import com.codahale.metrics.health.HealthCheck;
import io.temporal.serviceclient.WorkflowServiceStubs;

/// Shown, and nothing else: a worker without Temporal waits for it, and the API answers meanwhile.
final class TemporalHealthCheck extends HealthCheck {
    private final WorkflowServiceStubs temporal;

    TemporalHealthCheck(WorkflowServiceStubs temporal) {
        this.temporal = temporal;
    }

    @Override
    protected Result check() {
        temporal.healthCheck();
        return Result.healthy();
    }
}
