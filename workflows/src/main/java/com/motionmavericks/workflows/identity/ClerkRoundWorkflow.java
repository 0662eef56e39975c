package com.motionmavericks.workflows.identity;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// The daily round over the users of Clerk, started by a Schedule. It makes a question due for every linked user, so that what
/// lost webhooks have missed is found. A question may park, a round never does.
@WorkflowInterface
public interface ClerkRoundWorkflow {
    @WorkflowMethod(name = "ClerkRound")
    void run();
}
