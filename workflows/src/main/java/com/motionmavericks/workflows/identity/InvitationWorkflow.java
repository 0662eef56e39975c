package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// An invitation, from the moment it is made until it is accepted, revoked, expired or undeliverable: it is mailed,
/// its reminder is sent, its vendor is asked what became of the mail, and it ends on time.
@WorkflowInterface
public interface InvitationWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Invitation")
    void run(RowId invitation);

    @SignalMethod(description = "Sent by the application: somebody was invited.")
    void invited();

    @SignalMethod(description = "Sent by the application: the invitation is to be sent again, with a new link.")
    void resent();

    @SignalMethod(description = "Sent by the application: the invited has accepted.")
    void accepted();

    @SignalMethod(description = "Sent by the application: an admin has withdrawn the invitation.")
    void revoked();

    @SignalMethod(description = "Sent by the application: the mail vendor has called about the mail.")
    void reported();
}
