package com.motionmavericks.domain.approvals;

import java.util.stream.Stream;

/// The mails that an approval knows; each is a template and an event.
public enum ApprovalMailKind {
    ASKED("approval-asked/1", ApprovalEvent.REVIEWER_ASKED),
    REMINDED("approval-reminder/1", ApprovalEvent.REVIEWER_REMINDED),
    OVERDUE("approval-overdue/1", ApprovalEvent.OVERDUE_NOTIFIED),
    OUTCOME("approval-outcome/1", ApprovalEvent.OUTCOME_NOTIFIED),
    DEPARTURE("approval-departure/1", ApprovalEvent.DEPARTURE_NOTIFIED);

    private final String template;
    private final ApprovalEvent event;

    ApprovalMailKind(String template, ApprovalEvent event) {
        this.template = template;
        this.event = event;
    }

    String template() {
        return template;
    }

    ApprovalEvent event() {
        return event;
    }

    static ApprovalMailKind of(String template) {
        return Stream.of(values()).filter(kind -> kind.template.equals(template)).findFirst().orElseThrow();
    }
}
