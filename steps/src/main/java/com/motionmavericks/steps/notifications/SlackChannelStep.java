package com.motionmavericks.steps.notifications;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a Slack channel, one per event.
public enum SlackChannelStep implements WorkflowStep {
    TELL_SLACK("Tell Slack");

    private final String title;

    SlackChannelStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
