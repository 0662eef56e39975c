package com.motionmavericks.workflows.operations;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A round of deletions, started by a Schedule. It deletes what is kept for a limited time only.
@WorkflowInterface
public interface RetentionRoundWorkflow {
    @WorkflowMethod(name = "RetentionRound")
    void run();
}
