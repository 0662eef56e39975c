package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A user of Clerk in a studio, until Clerk has answered who it is. Each further question starts the workflow anew.
@WorkflowInterface
public interface ClerkUserWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "ClerkUser")
    void run(RowId user);

    @SignalMethod(description = "Sent by the application: the user made a request, and no member is linked.")
    void arrived();

    @SignalMethod(description = "Sent by the application: Clerk has sent a webhook about the user.")
    void reported();

    @SignalMethod(description = "Sent by the application: the daily round asks about every linked user.")
    void due();
}
