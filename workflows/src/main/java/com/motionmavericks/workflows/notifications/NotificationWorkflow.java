package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A notification of one event in a project. The workflow resolves the recipients, mails those who want to hear at once, and
/// tells Slack. The digest tells the others.
@WorkflowInterface
public interface NotificationWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Notification")
    void run(RowId notification);

    @SignalMethod(description = "Sent by the application: an event has happened that members or Slack should hear of.")
    void opened();
}
