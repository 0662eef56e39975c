package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.InvitationMailData;
import com.motionmavericks.domain.identity.InvitationMailKind;
import java.net.URI;

/// The words of the mails about an invitation.
public final class InvitationMailTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public InvitationMailTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public MailText words(OutgoingMail<InvitationMailKind, InvitationMailData> mail) {
        var studio = mail.data().studio();
        return switch (mail.kind()) {
            case INVITATION -> words(mail, "You are invited to " + studio, "invites you");
            case REMINDER -> words(mail, "Still waiting for you at " + studio, "is still waiting for you");
        };
    }

    private MailText words(OutgoingMail<InvitationMailKind, InvitationMailData> mail, String subject, String does) {
        var data = mail.data();
        var part = switch (data.role()) {
            case ADMIN -> "one of the studio's own";
            case AGENCY -> "an agency that works with the studio";
            case GUEST -> "a guest who reviews the work";
            case SYSTEM -> throw new IllegalStateException("Nobody is invited as SYSTEM");
        };
        return new MailText(subject, data.studio() + " " + does + " as " + part + ".", "Open the invitation",
                publicUrl.resolve("/i/" + mail.requiredToken()), "The link works once, until "
                        + Deadlines.inWords(data.expiresAt())
                        + ". If you did not expect this mail, you need not do anything.");
    }
}
