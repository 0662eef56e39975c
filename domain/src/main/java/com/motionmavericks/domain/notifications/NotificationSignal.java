package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What happens to a notification, after it was opened, that its workflow must look at.
enum NotificationSignal implements WorkflowSignal {
    ATTENDED;

    @Override
    public String workflowType() {
        return Notifications.WORKFLOW_TYPE;
    }
}
