package com.motionmavericks.workflows.operations;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import io.temporal.workflow.Workflow;

public final class RetentionRoundWorkflowImpl implements RetentionRoundWorkflow {
    private final RetentionRounds rounds = Workflow.newActivityStub(RetentionRounds.class, EntityWorkflow.OURS);

    @Override
    public void run() {
        rounds.forgetOldAnswers();
    }
}
