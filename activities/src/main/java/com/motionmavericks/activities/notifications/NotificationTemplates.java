package com.motionmavericks.activities.notifications;

import com.motionmavericks.activities.mail.Wording;
import com.motionmavericks.activities.slack.SlackClient;
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

    Wording notification(Letter letter) {
        requireTemplate(letter, "notification/1");
        var happening = letter.data(Happening.class);
        var sentence = HappeningWords.sentence(happening.type(), 1);
        return new Wording(happening.project() + ": " + sentence, sentence + ", in " + happening.project() + " of "
                + happening.studio() + ".", "Have a look", HappeningWords.link(publicUrl, happening), hint());
    }

    Wording digest(Letter letter) {
        requireTemplate(letter, "digest/1");
        var digest = letter.data(DigestLetter.class);
        return new Wording("Your day at " + digest.studio(),
                "This is what has happened at " + digest.studio() + " since the last time:",
                digest.lines().stream()
                        .map(line -> line.project() + ": " + HappeningWords.sentence(line.type(), line.count()))
                        .toList(),
                "See your projects", publicUrl.resolve("/v1/projects"), hint());
    }

    /// In Slack's markup.
    String slack(Happening happening) {
        return "*%s*: %s. <%s|Have a look>".formatted(SlackClient.escape(happening.project()),
                HappeningWords.sentence(happening.type(), 1), HappeningWords.link(publicUrl, happening));
    }

    private static void requireTemplate(Letter letter, String template) {
        if (!letter.delivery().template().equals(template)) {
            throw new IllegalStateException("No template " + letter.delivery().template());
        }
    }

    private String hint() {
        return "Say how you want to hear of what happens at " + publicUrl.resolve("/v1/me/notifications") + ".";
    }
}
