package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What a notification tells its workflow after it was opened.
enum NotificationSignal implements WorkflowSignal {
    ATTENDED;

    @Override
    public String workflowType() {
        return Notifications.WORKFLOW_TYPE;
    }
}
