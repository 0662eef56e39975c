package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// The Slack channel of a studio. The workflow posts one message after the other, in the order of the events, and ends when
/// none waits. A parked message holds up the later ones until an operator acts.
@WorkflowInterface
public interface SlackChannelWorkflow extends OperatorSignals {
    /// @param channel the tenant's id, as tenant and as row
    @WorkflowMethod(name = "SlackChannel")
    void run(RowId channel);

    @SignalMethod(description = "Sent by the application: events have happened that Slack should hear of.")
    void messageDue();
}
