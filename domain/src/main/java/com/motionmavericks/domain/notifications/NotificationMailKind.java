package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails about one event.
public enum NotificationMailKind implements MailKind {
    NOTIFICATION("notification/3");

    private final String template;

    NotificationMailKind(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
