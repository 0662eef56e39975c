package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// Something has happened in a project: whoever wants to hear of it at once is mailed, Slack is told, and the others find
/// it in their digest.
@WorkflowInterface
public interface NotificationWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Notification")
    void run(RowId notification);

    @SignalMethod(description = "Sent by the application: something has happened of which people are to hear.")
    void opened();
}
