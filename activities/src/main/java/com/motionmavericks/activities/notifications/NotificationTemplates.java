package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.notifications.DigestMailData;
import com.motionmavericks.domain.notifications.DigestMailKind;
import com.motionmavericks.domain.notifications.EventSummary;
import com.motionmavericks.domain.notifications.NotificationMailKind;
import java.net.URI;

/// The words of the messages about events.
public final class NotificationTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public NotificationTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public MailText notification(OutgoingMail<NotificationMailKind, EventSummary> mail) {
        var event = mail.data();
        var sentence = EventTexts.sentence(event.type(), 1);
        return new MailText(event.project() + ": " + sentence, sentence + ", in " + event.project() + " of "
                + event.studio() + ".", "Have a look", EventTexts.link(publicUrl, event), switch (mail.kind()) {
                    case NOTIFICATION_1 -> hintWithFullStop();
                    case NOTIFICATION_2 -> hint();
                });
    }

    public MailText digest(OutgoingMail<DigestMailKind, DigestMailData> mail) {
        var digest = mail.data();
        return new MailText("Your day at " + digest.studio(),
                "This is what has happened at " + digest.studio() + " since the last time:",
                digest.lines().stream()
                        .map(line -> line.project() + ": " + EventTexts.sentence(line.type(), line.count()))
                        .toList(),
                "See your projects", publicUrl.resolve("/v1/projects"), switch (mail.kind()) {
                    case DIGEST_1 -> hintWithFullStop();
                    case DIGEST_2 -> hint();
                });
    }

    String slack(EventSummary event) {
        return "%s: %s. Have a look: %s".formatted(event.project(), EventTexts.sentence(event.type(), 1),
                EventTexts.link(publicUrl, event));
    }

    /// Mail clients take the full stop for a part of the link.
    private String hintWithFullStop() {
        return "Say how you want to hear of what happens at " + preferences() + ".";
    }

    private String hint() {
        return "Say how you want to hear of what happens: " + preferences();
    }

    private URI preferences() {
        return publicUrl.resolve("/v1/me/notification-preferences");
    }
}
