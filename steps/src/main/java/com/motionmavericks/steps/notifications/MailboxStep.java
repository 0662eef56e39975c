package com.motionmavericks.steps.notifications;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a mailbox, one per event.
public enum MailboxStep implements WorkflowStep {
    MAIL_EVENT("Mail the event");

    private final String title;

    MailboxStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
