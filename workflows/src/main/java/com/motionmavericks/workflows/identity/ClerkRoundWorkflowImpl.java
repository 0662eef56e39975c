package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Instant;

public final class ClerkRoundWorkflowImpl implements ClerkRoundWorkflow {
    private final ClerkRounds rounds = Workflow.newActivityStub(ClerkRounds.class, EntityWorkflow.OURS);

    @Override
    public void run() {
        rounds.makeClerkUsersDue(Instant.ofEpochMilli(Workflow.currentTimeMillis()));
    }
}
