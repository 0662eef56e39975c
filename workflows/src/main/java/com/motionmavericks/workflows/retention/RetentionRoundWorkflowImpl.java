package com.motionmavericks.workflows.retention;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Instant;

public final class RetentionRoundWorkflowImpl implements RetentionRoundWorkflow {
    private final RetentionRounds rounds = Workflow.newActivityStub(RetentionRounds.class, EntityWorkflow.OURS);

    @Override
    public void run() {
        rounds.beginRounds(Instant.ofEpochMilli(Workflow.currentTimeMillis()));
    }
}
