package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// An approval of a milestone. The workflow asks the reviewers, reminds them once, and tells the owner when the approval is
/// overdue and what its outcome is.
@WorkflowInterface
public interface ApprovalWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Approval")
    void run(RowId approval);

    @SignalMethod(description = "Sent by the application: an approval of a milestone was requested.")
    void requested();

    @SignalMethod(description = "Sent by the application: a reviewer has decided.")
    void decided();

    @SignalMethod(description = "Sent by the application: the approval was withdrawn.")
    void withdrawn();

    @SignalMethod(description = "Sent by the application: a reviewer was removed from the project.")
    void reviewerLeft();
}
