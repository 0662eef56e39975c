package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails of a digest.
public enum DigestMailKind implements MailKind {
    DIGEST("digest/3");

    private final String template;

    DigestMailKind(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
