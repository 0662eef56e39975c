package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A member's link to sign in. The workflow mails it, and expires it on time. A newer link of the member replaces it in the
/// same row.
@WorkflowInterface
public interface SignInLinkWorkflow extends OperatorSignals {
    /// @param link the member's id, as row
    @WorkflowMethod(name = "SignInLink")
    void run(RowId link);

    @SignalMethod(description = "Sent by the application: the member asked for a link.")
    void requested();

    @SignalMethod(description = "Sent by the application: the member signed in by the link.")
    void used();

    @SignalMethod(description = "Sent by the application: the member has left, or has another address.")
    void ended();
}
