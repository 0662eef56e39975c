package com.motionmavericks.steps.deliveries;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a delivery.
public enum DeliveryStep implements WorkflowStep {
    ASK_OUTCOME("Ask what became of the mail");

    private final String title;

    DeliveryStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
