package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.Wording;
import com.motionmavericks.domain.notifications.DigestLetter;
import com.motionmavericks.domain.notifications.Happening;
import com.motionmavericks.domain.notifications.Letter;
import java.net.URI;

/// The words of what people hear of their projects.
public final class NotificationTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public NotificationTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Wording notification(Letter letter) {
        var hint = hint(letter, "notification");
        var happening = letter.data(Happening.class);
        var sentence = HappeningWords.sentence(happening.type(), 1);
        return new Wording(happening.project() + ": " + sentence, sentence + ", in " + happening.project() + " of "
                + happening.studio() + ".", "Have a look", HappeningWords.link(publicUrl, happening), hint);
    }

    public Wording digest(Letter letter) {
        var hint = hint(letter, "digest");
        var digest = letter.data(DigestLetter.class);
        return new Wording("Your day at " + digest.studio(),
                "This is what has happened at " + digest.studio() + " since the last time:",
                digest.lines().stream()
                        .map(line -> line.project() + ": " + HappeningWords.sentence(line.type(), line.count()))
                        .toList(),
                "See your projects", publicUrl.resolve("/v1/projects"), hint);
    }

    String slack(Happening happening) {
        return "%s: %s. Have a look: %s".formatted(happening.project(), HappeningWords.sentence(happening.type(), 1),
                HappeningWords.link(publicUrl, happening));
    }

    /// @param template without its version
    private String hint(Letter letter, String template) {
        var preferences = publicUrl.resolve("/v1/me/notifications");
        return switch (letter.delivery().template().replaceFirst("^" + template + "/", "")) {
            case "1" -> "Say how you want to hear of what happens at " + preferences + ".";
            case "2" -> "Say how you want to hear of what happens: " + preferences;
            default -> throw new IllegalStateException("No template " + letter.delivery().template());
        };
    }
}
