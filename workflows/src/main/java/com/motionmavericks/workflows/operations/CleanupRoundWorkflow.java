package com.motionmavericks.workflows.operations;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A round of deletions in all studios, started by a Schedule. It deletes what no studio's policy of retention is about.
@WorkflowInterface
public interface CleanupRoundWorkflow {
    @WorkflowMethod(name = "CleanupRound")
    void run();
}
