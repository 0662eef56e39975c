package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// An asset version, until it is ready, failed or abandoned. The workflow opens an upload at Mux, and asks Mux for its progress
/// after each webhook and at intervals. When the studio no longer keeps the version, the workflow deletes the film at Mux.
@WorkflowInterface
public interface AssetWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Asset")
    void run(RowId version);

    @SignalMethod(description = "Sent by the application: an asset version was created, and its upload is wanted.")
    void created();

    @SignalMethod(description = "Sent by the application: Mux has sent a webhook about this version.")
    void reported();

    @SignalMethod(description = "Sent by the application: the project was archived.")
    void abandoned();

    @SignalMethod(description = "Sent by the application: the studio no longer keeps this version.")
    void deletionDue();
}
