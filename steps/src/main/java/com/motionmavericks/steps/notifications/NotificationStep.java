package com.motionmavericks.steps.notifications;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a notification.
public enum NotificationStep implements WorkflowStep {
    MAIL_MEMBER("Mail the member"),
    TELL_SLACK("Tell Slack");

    private final String title;

    NotificationStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
