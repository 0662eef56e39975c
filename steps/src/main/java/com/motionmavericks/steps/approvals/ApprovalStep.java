package com.motionmavericks.steps.approvals;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of an approval.
public enum ApprovalStep implements WorkflowStep {
    ASK_REVIEWER("Ask the reviewer"),
    REMIND_REVIEWER("Remind the reviewer"),
    TELL_OVERDUE("Tell the owner that it is overdue"),
    TELL_OUTCOME("Tell the owner the outcome"),
    TELL_DEPARTURE("Tell the owner that a reviewer has left");

    private final String title;

    ApprovalStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
