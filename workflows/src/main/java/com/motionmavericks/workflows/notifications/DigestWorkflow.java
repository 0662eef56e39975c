package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// The digests of a studio that are due now: what each member has not heard of yet is claimed, and mailed once.
@WorkflowInterface
public interface DigestWorkflow extends OperatorSignals {
    /// @param studio the tenant, as its own row
    @WorkflowMethod(name = "Digest")
    void run(RowId studio);

    @SignalMethod(description = "Sent by the application: a member's digest is due.")
    void due();
}
