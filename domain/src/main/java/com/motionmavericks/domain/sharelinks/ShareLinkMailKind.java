package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails about a share link.
public enum ShareLinkMailKind implements MailKind {
    EXPIRING("share-link-expiring/2"),
    LOCKED("share-link-locked/1");

    private final String template;

    ShareLinkMailKind(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
