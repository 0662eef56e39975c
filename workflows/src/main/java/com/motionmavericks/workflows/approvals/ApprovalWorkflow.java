package com.motionmavericks.workflows.approvals;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// An approval of a milestone: its reviewers are asked, and reminded once; its owner hears when it is overdue, and how it
/// ended.
@WorkflowInterface
public interface ApprovalWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Approval")
    void run(RowId approval);

    @SignalMethod(description = "Sent by the application: a milestone was put up for approval.")
    void requested();

    @SignalMethod(description = "Sent by the application: a reviewer has decided.")
    void decided();

    @SignalMethod(description = "Sent by the application: an admin has taken the approval back.")
    void withdrawn();

    @SignalMethod(description = "Sent by the application: a reviewer was taken off the project.")
    void reviewerLeft();
}
