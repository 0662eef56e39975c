package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// The mailbox of a member. The workflow mails what the member wants to hear of at once, and ends when nothing waits. The
/// digest tells the rest.
@WorkflowInterface
public interface MailboxWorkflow extends OperatorSignals {
    /// @param mailbox the member's id, as row
    @WorkflowMethod(name = "Mailbox")
    void run(RowId mailbox);

    @SignalMethod(description = "Sent by the application: events have happened that the member wants to hear of at once.")
    void mailDue();
}
