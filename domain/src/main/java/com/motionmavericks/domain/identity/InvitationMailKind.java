package com.motionmavericks.domain.identity;

import java.util.stream.Stream;

/// The mails that an invitation knows; each is a template and an event.
public enum InvitationMailKind {
    INVITATION("invitation/1", InvitationEvent.MAILED),
    REMINDER("invitation-reminder/1", InvitationEvent.REMINDED);

    private final String template;
    private final InvitationEvent event;

    InvitationMailKind(String template, InvitationEvent event) {
        this.template = template;
        this.event = event;
    }

    String template() {
        return template;
    }

    InvitationEvent event() {
        return event;
    }

    static InvitationMailKind of(String template) {
        return Stream.of(values()).filter(kind -> kind.template.equals(template)).findFirst().orElseThrow();
    }
}
