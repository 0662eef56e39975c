package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.EmailChangeMailData;
import com.motionmavericks.domain.identity.EmailChangeMailKind;
import java.net.URI;

/// The words of the mails about a change of address.
public final class EmailChangeMailTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public EmailChangeMailTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public MailText words(OutgoingMail<EmailChangeMailKind, EmailChangeMailData> mail) {
        var studio = mail.data().studio();
        var until = Deadlines.inWords(mail.data().expiresAt());
        return switch (mail.kind()) {
            case NOTICE -> new MailText("Your address at " + studio + " may change",
                    "Somebody asked to use another e-mail address for you at " + studio
                            + ". We send a link to that address. Your address changes if the link is used until "
                            + until + ".",
                    "Sign in", publicUrl.resolve("/l"),
                    "If it was you, you need not do anything. If it was not you, sign in, end all sessions, and tell the studio.");
            case CONFIRMATION -> new MailText("Confirm your address at " + studio,
                    "You asked to use this e-mail address at " + studio + ".", "Confirm the address",
                    publicUrl.resolve("/e/" + mail.requiredToken()), "The link works once, until " + until
                            + ". If you did not ask for it, you need not do anything.");
        };
    }
}
