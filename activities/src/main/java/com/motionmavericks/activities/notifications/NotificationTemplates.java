package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.notifications.DigestMailData;
import com.motionmavericks.domain.notifications.EventSummary;
import java.net.URI;

/// The words of what people hear of their projects.
public final class NotificationTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public NotificationTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public MailText notification(OutgoingMail mail) {
        var hint = hint(mail, "notification");
        var happening = mail.data(EventSummary.class);
        var sentence = EventTexts.sentence(happening.type(), 1);
        return new MailText(happening.project() + ": " + sentence, sentence + ", in " + happening.project() + " of "
                + happening.studio() + ".", "Have a look", EventTexts.link(publicUrl, happening), hint);
    }

    public MailText digest(OutgoingMail mail) {
        var hint = hint(mail, "digest");
        var digest = mail.data(DigestMailData.class);
        return new MailText("Your day at " + digest.studio(),
                "This is what has happened at " + digest.studio() + " since the last time:",
                digest.lines().stream()
                        .map(line -> line.project() + ": " + EventTexts.sentence(line.type(), line.count()))
                        .toList(),
                "See your projects", publicUrl.resolve("/v1/projects"), hint);
    }

    String slack(EventSummary happening) {
        return "%s: %s. Have a look: %s".formatted(happening.project(), EventTexts.sentence(happening.type(), 1),
                EventTexts.link(publicUrl, happening));
    }

    /// @param template without its version
    private String hint(OutgoingMail mail, String template) {
        var preferences = publicUrl.resolve("/v1/me/notification-preferences");
        return switch (mail.delivery().template().replaceFirst("^" + template + "/", "")) {
            case "1" -> "Say how you want to hear of what happens at " + preferences + ".";
            case "2" -> "Say how you want to hear of what happens: " + preferences;
            default -> throw new IllegalStateException("No template " + mail.delivery().template());
        };
    }
}
