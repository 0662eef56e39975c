package com.motionmavericks.steps.notifications;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of a studio's digests, one per digest.
public enum DigestStep implements WorkflowStep {
    MAIL_DIGEST("Mail the digest");

    private final String title;

    DigestStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
