package com.motionmavericks.steps.identity;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a user of Clerk.
public enum ClerkUserStep implements WorkflowStep {
    ASK_CLERK("Ask Clerk who it is");

    private final String title;

    ClerkUserStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
