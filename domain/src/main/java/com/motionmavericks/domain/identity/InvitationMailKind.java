package com.motionmavericks.domain.identity;

import java.util.stream.Stream;

/// The mails that an invitation knows; each is a template and an event.
public enum InvitationMailKind {
    INVITATION("invitation/1", "invitation.mailed"),
    REMINDER("invitation-reminder/1", "invitation.reminded");

    private final String template;
    private final String eventType;

    InvitationMailKind(String template, String eventType) {
        this.template = template;
        this.eventType = eventType;
    }

    String template() {
        return template;
    }

    String eventType() {
        return eventType;
    }

    static InvitationMailKind of(String template) {
        return Stream.of(values()).filter(kind -> kind.template.equals(template)).findFirst().orElseThrow();
    }
}
