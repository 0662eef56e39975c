package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A link that shows a film to outsiders: its owner is warned before it expires, and it closes on time.
@WorkflowInterface
public interface ShareLinkWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "ShareLink")
    void run(RowId link);

    @SignalMethod(description = "Sent by the application: a film is shared by a link.")
    void created();

    @SignalMethod(description = "Sent by the application: the link is to stay open for longer.")
    void extended();

    @SignalMethod(description = "Sent by the application: the link was closed for good.")
    void revoked();

    @SignalMethod(description = "Sent by the application: the owner was taken off the project.")
    void ownerLeft();
}
