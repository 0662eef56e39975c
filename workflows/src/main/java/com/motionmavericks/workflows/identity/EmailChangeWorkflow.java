package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A member's change of their e-mail address. The workflow tells the old address, then mails a link to the new one, and
/// expires it on time. A newer change of the member replaces it in the same row.
@WorkflowInterface
public interface EmailChangeWorkflow extends OperatorSignals {
    /// @param change the member's id, as row
    @WorkflowMethod(name = "EmailChange")
    void run(RowId change);

    @SignalMethod(description = "Sent by the application: the member asked to change the address.")
    void requested();

    @SignalMethod(description = "Sent by the application: the link at the new address was used.")
    void confirmed();

    @SignalMethod(description = "Sent by the application: the member has left, has ended all sessions, or signs in through Clerk now.")
    void cancelled();
}
