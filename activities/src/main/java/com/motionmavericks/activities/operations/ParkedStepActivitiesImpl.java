package com.motionmavericks.activities.operations;

import com.motionmavericks.workflows.entity.ParkedStepActivities;
import java.time.Instant;

/// Notes what is parked: forwards from Temporal's words to the domain's.
public final class ParkedStepActivitiesImpl implements ParkedStepActivities {
    private final com.motionmavericks.domain.operations.ParkedSteps operations;

    public ParkedStepActivitiesImpl(com.motionmavericks.domain.operations.ParkedSteps operations) {
        this.operations = operations;
    }

    @Override
    public void park(Step step, String reason, Instant retryAt, Instant asOf) {
        operations.park(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(), reason,
                retryAt, asOf);
    }

    @Override
    public void leave(Step step, OperatorAction word, Instant asOf) {
        operations.leave(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(),
                com.motionmavericks.domain.operations.OperatorAction.valueOf(word.name()), asOf);
    }

    @Override
    public void forget(Step step, Instant asOf) {
        operations.forget(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(),
                asOf);
    }
}
