package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.deliveries.MailKind;

/// The mails about one event: two versions of one template.
public enum NotificationMailKind implements MailKind {
    NOTIFICATION_1("notification/1"),
    NOTIFICATION_2("notification/2");

    private final String template;

    NotificationMailKind(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
