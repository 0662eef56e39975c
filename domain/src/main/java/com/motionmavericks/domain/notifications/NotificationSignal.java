package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What happens to a notification that its workflow must look at.
enum NotificationSignal implements WorkflowSignal {
    OPENED,
    ATTENDED;

    @Override
    public String workflowType() {
        return Notifications.WORKFLOW_TYPE;
    }
}
