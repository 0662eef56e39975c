package com.motionmavericks.workflows.retention;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// The beginning of the daily rounds, started by a Schedule. It signals the workflow of every studio.
@WorkflowInterface
public interface RetentionRoundWorkflow {
    @WorkflowMethod(name = "RetentionRound")
    void run();
}
