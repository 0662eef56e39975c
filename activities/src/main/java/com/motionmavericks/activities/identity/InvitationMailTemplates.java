package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.Wording;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.identity.InvitationMailKind.Data;
import com.motionmavericks.domain.notifications.Letter;
import java.net.URI;

/// The words of the mails about an invitation.
public final class InvitationMailTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public InvitationMailTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Wording words(Letter letter) {
        var studio = letter.data(Data.class).studio();
        return switch (letter.delivery().template()) {
            case "invitation/1" -> words(letter, "You are invited to " + studio, "invites you");
            case "invitation-reminder/1" ->
                words(letter, "Still waiting for you at " + studio, "is still waiting for you");
            default -> throw new IllegalStateException("No template " + letter.delivery().template());
        };
    }

    private Wording words(Letter letter, String subject, String does) {
        var data = letter.data(Data.class);
        var part = switch (data.role()) {
            case ADMIN -> "one of the studio's own";
            case AGENCY -> "an agency that works with the studio";
            case GUEST -> "a guest who reviews the work";
            case SYSTEM -> throw new IllegalStateException("Nobody is invited as SYSTEM");
        };
        return new Wording(subject, data.studio() + " " + does + " as " + part + ".", "Open the invitation",
                publicUrl.resolve("/i/" + letter.requiredToken()), "The link works once, until "
                        + Deadlines.inWords(data.expiresAt())
                        + ". If you did not expect this mail, you need not do anything.");
    }
}
