package com.motionmavericks.workflows.retention;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// The daily round of a studio. The workflow deletes batch after batch of what the studio no longer keeps.
@WorkflowInterface
public interface RetentionWorkflow extends OperatorSignals {
    /// @param studio the tenant's id, as row
    @WorkflowMethod(name = "Retention")
    void run(RowId studio);

    @SignalMethod(description = "Sent by the application: the studio's daily round is due.")
    void due();
}
