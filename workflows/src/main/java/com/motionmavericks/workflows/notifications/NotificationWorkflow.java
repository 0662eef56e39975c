package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.OperatorSignals;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/// A notification of one event in a project, as it was before [MailboxWorkflow] and [SlackChannelWorkflow] took over its work.
/// No new one starts. The migration signals the open ones: each reads that nothing is due, and ends. The type, its steps and
/// its histories can go once `temporal workflow list` shows no running one of it in any installation.
@WorkflowInterface
public interface NotificationWorkflow extends OperatorSignals {
    @WorkflowMethod(name = "Notification")
    void run(RowId notification);

    @SignalMethod(description = "Sent by the application: an event has happened that members or Slack should hear of.")
    void opened();
}
