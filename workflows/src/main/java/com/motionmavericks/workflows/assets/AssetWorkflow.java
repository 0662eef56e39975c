package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A version of a film, from the moment somebody wants to upload it until it is ready, failed or abandoned: Mux opens an
/// upload, and is asked how far it is after each of its calls and from time to time.
@WorkflowInterface
public interface AssetWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Asset")
    void run(RowId version);

    @SignalMethod(description = "Sent by the application: somebody wants to upload a version.")
    void created();

    @SignalMethod(description = "Sent by the application: Mux has called about this version.")
    void reported();

    @SignalMethod(description = "Sent by the application: the project was archived.")
    void abandoned();
}
