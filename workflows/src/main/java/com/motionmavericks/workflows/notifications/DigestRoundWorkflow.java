package com.motionmavericks.workflows.notifications;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// Started by a Schedule: every studio whose digests are due hears of it. What parks is a digest, never a round.
@WorkflowInterface
public interface DigestRoundWorkflow {
    @WorkflowMethod(name = "DigestRound")
    void run();
}
