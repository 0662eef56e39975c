package com.motionmavericks.activities.operations;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.ParkedStepActivities;
import java.time.Instant;

/// Records parked steps in the domain.
public final class ParkedStepActivitiesImpl implements ParkedStepActivities {
    private final com.motionmavericks.domain.operations.ParkedSteps parkedSteps;

    public ParkedStepActivitiesImpl(com.motionmavericks.domain.operations.ParkedSteps parkedSteps) {
        this.parkedSteps = parkedSteps;
    }

    @Override
    public void park(Step step, String reason, Instant retryAt, Instant asOf) {
        parkedSteps.park(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(),
                reason,
                retryAt, asOf);
    }

    @Override
    public void leave(Step step, OperatorAction action, Instant asOf) {
        parkedSteps.leave(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(),
                action, asOf);
    }

    @Override
    public void forget(Step step, Instant asOf) {
        parkedSteps.forget(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(),
                asOf);
    }
}
