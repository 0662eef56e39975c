package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// An invitation, until it is accepted, revoked, expired or undeliverable. The workflow mails it, sends one reminder, asks the
/// mail vendor for the outcome of the mail, expires the invitation on time, and tells the inviter what became of it.
@WorkflowInterface
public interface InvitationWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Invitation")
    void run(RowId invitation);

    @SignalMethod(description = "Sent by the application: an invitation was created.")
    void invited();

    @SignalMethod(description = "Sent by the application: an admin resent the invitation, with a new link.")
    void resent();

    @SignalMethod(description = "Sent by the application: the invited person has accepted.")
    void accepted();

    @SignalMethod(description = "Sent by the application: an admin has revoked the invitation.")
    void revoked();

    @SignalMethod(description = "Sent by the application: the mail vendor has sent a webhook about the mail.")
    void reported();
}
