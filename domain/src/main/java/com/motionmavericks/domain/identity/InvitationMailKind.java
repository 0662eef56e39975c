package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails about an invitation.
public enum InvitationMailKind implements MailKind {
    INVITATION("invitation/2", InvitationEvent.MAILED),
    REMINDER("invitation-reminder/2", InvitationEvent.REMINDED),
    /// To the inviter.
    OUTCOME("invitation-outcome/1", InvitationEvent.OUTCOME_NOTIFIED);

    private final String template;
    private final InvitationEvent event;

    InvitationMailKind(String template, InvitationEvent event) {
        this.template = template;
        this.event = event;
    }

    @Override
    public String template() {
        return template;
    }

    /// The event that such a mail was sent.
    InvitationEvent event() {
        return event;
    }
}
