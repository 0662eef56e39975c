package com.motionmavericks.workflows.operations;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import io.temporal.workflow.Workflow;

public final class CleanupRoundWorkflowImpl implements CleanupRoundWorkflow {
    private final CleanupRounds rounds = Workflow.newActivityStub(CleanupRounds.class, EntityWorkflow.OURS);

    @Override
    public void run() {
        rounds.forgetOldAnswers();
        rounds.forgetEndedSessionsAndWebhooks();
    }
}
