package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// The digests of a studio. The workflow claims the events that no digest has told a member yet, and mails each digest once.
@WorkflowInterface
public interface DigestWorkflow extends OperatorSignals {
    /// @param studio the tenant's id, as tenant and as row
    @WorkflowMethod(name = "Digest")
    void run(RowId studio);

    @SignalMethod(description = "Sent by the application: a member's digest is due.")
    void due();
}
