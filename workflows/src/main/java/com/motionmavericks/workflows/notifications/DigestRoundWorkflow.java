package com.motionmavericks.workflows.notifications;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A round of digests, started by a Schedule. It signals the digest workflow of every studio that has a digest due. A digest
/// may park, a round never does.
@WorkflowInterface
public interface DigestRoundWorkflow {
    @WorkflowMethod(name = "DigestRound")
    void run();
}
