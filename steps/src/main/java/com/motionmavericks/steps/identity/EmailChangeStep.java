package com.motionmavericks.steps.identity;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a change of address.
public enum EmailChangeStep implements WorkflowStep {
    NOTIFY("Notify the old address"),
    MAIL("Mail the new address");

    private final String title;

    EmailChangeStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
