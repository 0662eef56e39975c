package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.AppLinks;
import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.notifications.DigestMailData;
import com.motionmavericks.domain.notifications.DigestMailKind;
import com.motionmavericks.domain.notifications.EventSummary;
import com.motionmavericks.domain.notifications.NotificationMailKind;
import java.net.URI;
import java.util.UUID;

/// The words of the messages about events.
public final class NotificationTemplates {
    private final AppLinks links;

    /// @param publicUrl where people reach the API
    public NotificationTemplates(URI publicUrl) {
        this.links = new AppLinks(publicUrl);
    }

    public MailText notification(OutgoingMail<NotificationMailKind, EventSummary> mail) {
        var event = mail.data();
        var sentence = EventTexts.sentence(event.type(), 1);
        return new MailText(event.project() + ": " + sentence, sentence + ", in " + event.project() + " of "
                + event.studio() + ".", "Have a look",
                links.of(mail, 3, EventTexts.path(event), EventTexts.apiPath(event)), hint(mail));
    }

    public MailText digest(OutgoingMail<DigestMailKind, DigestMailData> mail) {
        var digest = mail.data();
        return new MailText("Your day at " + digest.studio(),
                "This is what has happened at " + digest.studio() + " since the last time:",
                digest.lines().stream()
                        .map(line -> line.project() + ": " + EventTexts.sentence(line.type(), line.count()))
                        .toList(),
                "See your projects", links.of(mail, 3, "/projects", "/v1/projects"), hint(mail));
    }

    String slack(UUID tenantId, EventSummary event) {
        return "%s: %s. Have a look: %s".formatted(event.project(), EventTexts.sentence(event.type(), 1),
                links.to(tenantId, EventTexts.path(event)));
    }

    private String hint(OutgoingMail<?, ?> mail) {
        var preferences = links.of(mail, 3, "/preferences", "/v1/me/notification-preferences");
        // The first version ended with a full stop, which mail clients take for a part of the link.
        return mail.delivery().templateVersion() == 1
                ? "Say how you want to hear of what happens at " + preferences + "."
                : "Say how you want to hear of what happens: " + preferences;
    }
}
