package com.motionmavericks.steps.identity;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a sign-in link.
public enum SignInLinkStep implements WorkflowStep {
    MAIL("Mail the sign-in link");

    private final String title;

    SignInLinkStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
