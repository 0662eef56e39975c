package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What a Slack channel tells its workflow.
enum SlackChannelSignal implements WorkflowSignal {
    MESSAGE_DUE,
    ATTENDED;

    @Override
    public String workflowType() {
        return SlackChannels.WORKFLOW_TYPE;
    }
}
