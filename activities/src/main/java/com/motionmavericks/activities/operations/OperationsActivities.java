package com.motionmavericks.activities.operations;

import com.motionmavericks.workflows.story.Operations;
import java.time.Instant;

/// Notes what is parked: forwards from Temporal's words to the domain's.
public final class OperationsActivities implements Operations {
    private final com.motionmavericks.domain.operations.Operations operations;

    public OperationsActivities(com.motionmavericks.domain.operations.Operations operations) {
        this.operations = operations;
    }

    @Override
    public void park(Step step, String reason, Instant retryAt, Instant asOf) {
        operations.park(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(), reason,
                retryAt, asOf);
    }

    @Override
    public void leave(Step step, Word word, Instant asOf) {
        operations.leave(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(),
                com.motionmavericks.domain.operations.Word.valueOf(word.name()), asOf);
    }

    @Override
    public void forget(Step step, Instant asOf) {
        operations.forget(step.row().tenantId(), step.workflowType(), step.row().id(), step.name(), step.target(),
                asOf);
    }
}
