package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails about a change of address.
public enum EmailChangeMailKind implements MailKind {
    /// To the present address.
    NOTICE("email-change-notice/1", EmailChangeEvent.NOTICE_MAILED),
    /// To the new address, with the link.
    CONFIRMATION("email-change/1", EmailChangeEvent.MAILED);

    private final String template;
    private final EmailChangeEvent event;

    EmailChangeMailKind(String template, EmailChangeEvent event) {
        this.template = template;
        this.event = event;
    }

    @Override
    public String template() {
        return template;
    }

    /// The event that such a mail was sent.
    EmailChangeEvent event() {
        return event;
    }
}
