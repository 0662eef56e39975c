package com.motionmavericks.steps.sharelinks;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a share link.
public enum ShareLinkStep implements WorkflowStep {
    WARN_OWNER("Warn the owner"),
    TELL_OWNER("Tell the owner that the link was locked");

    private final String title;

    ShareLinkStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
