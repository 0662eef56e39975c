package com.motionmavericks.domain.approvals;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails about an approval.
public enum ApprovalMailKind implements MailKind {
    ASKED("approval-asked/2", ApprovalEvent.REVIEWER_ASKED),
    REMINDED("approval-reminder/2", ApprovalEvent.REVIEWER_REMINDED),
    OVERDUE("approval-overdue/2", ApprovalEvent.OVERDUE_NOTIFIED),
    OUTCOME("approval-outcome/2", ApprovalEvent.OUTCOME_NOTIFIED),
    DEPARTURE("approval-departure/2", ApprovalEvent.DEPARTURE_NOTIFIED);

    private final String template;
    private final ApprovalEvent event;

    ApprovalMailKind(String template, ApprovalEvent event) {
        this.template = template;
        this.event = event;
    }

    @Override
    public String template() {
        return template;
    }

    /// The event that such a mail was sent.
    ApprovalEvent event() {
        return event;
    }
}
