package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails of a digest: two versions of one template.
public enum DigestMailKind implements MailKind {
    DIGEST_1("digest/1"),
    DIGEST_2("digest/2");

    private final String template;

    DigestMailKind(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
