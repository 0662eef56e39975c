package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.SignInLinkMailData;
import com.motionmavericks.domain.identity.SignInLinkMailKind;
import java.net.URI;

/// The words of the mail with a sign-in link.
public final class SignInLinkMailTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public SignInLinkMailTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public MailText words(OutgoingMail<SignInLinkMailKind, SignInLinkMailData> mail) {
        var data = mail.data();
        return switch (mail.kind()) {
            case SIGN_IN -> new MailText("Sign in to " + data.studio(),
                    "This is the link that you asked for, to sign in to " + data.studio() + ".", "Sign in",
                    publicUrl.resolve("/l/" + mail.requiredToken()), "The link works once, until "
                            + Deadlines.inWords(data.expiresAt())
                            + ". If you did not ask for it, you need not do anything.");
        };
    }
}
