package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.outbox.WorkflowSignal;

/// What a mailbox tells its workflow.
enum MailboxSignal implements WorkflowSignal {
    MAIL_DUE,
    ATTENDED;

    @Override
    public String workflowType() {
        return Mailboxes.WORKFLOW_TYPE;
    }
}
