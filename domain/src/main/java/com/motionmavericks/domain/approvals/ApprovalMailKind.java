package com.motionmavericks.domain.approvals;

import java.util.stream.Stream;

/// The mails that an approval knows; each is a template and an event.
public enum ApprovalMailKind {
    ASKED("approval-asked/1", "approval.reviewer-asked"),
    REMINDED("approval-reminder/1", "approval.reviewer-reminded"),
    OVERDUE("approval-overdue/1", "approval.overdue-notified"),
    OUTCOME("approval-outcome/1", "approval.outcome-notified"),
    DEPARTURE("approval-departure/1", "approval.departure-notified");

    private final String template;
    private final String eventType;

    ApprovalMailKind(String template, String eventType) {
        this.template = template;
        this.eventType = eventType;
    }

    String template() {
        return template;
    }

    String eventType() {
        return eventType;
    }

    static ApprovalMailKind of(String template) {
        return Stream.of(values()).filter(kind -> kind.template.equals(template)).findFirst().orElseThrow();
    }
}
