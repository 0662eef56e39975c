package com.motionmavericks.steps.identity;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of an invitation.
public enum InvitationStep implements WorkflowStep {
    MAIL("Mail the invitation"),
    REMIND("Remind the invited"),
    ASK_OUTCOME("Ask what became of the mail"),
    TELL_INVITER("Tell the inviter");

    private final String title;

    InvitationStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
