package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// The erasure of a former member's personal data. The workflow erases batch after batch, until nothing is left.
@WorkflowInterface
public interface ErasureWorkflow extends OperatorSignals {
    /// @param erasure the member's id, as row
    @WorkflowMethod(name = "Erasure")
    void run(RowId erasure);

    @SignalMethod(description = "Sent by the application: an ADMIN asked for the erasure.")
    void requested();
}
