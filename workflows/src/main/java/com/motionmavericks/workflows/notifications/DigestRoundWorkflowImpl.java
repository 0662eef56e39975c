package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Instant;

public final class DigestRoundWorkflowImpl implements DigestRoundWorkflow {
    private final DigestRounds rounds = Workflow.newActivityStub(DigestRounds.class, EntityWorkflow.OURS);

    @Override
    public void run() {
        rounds.signalDueStudios(Instant.ofEpochMilli(Workflow.currentTimeMillis()));
    }
}
