package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails with a sign-in link.
public enum SignInLinkMailKind implements MailKind {
    SIGN_IN("sign-in/1");

    private final String template;

    SignInLinkMailKind(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
