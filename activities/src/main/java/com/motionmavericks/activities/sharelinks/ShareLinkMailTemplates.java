package com.motionmavericks.activities.sharelinks;

import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.sharelinks.ShareLinkMailData;
import java.net.URI;

/// The words of the mail about a share link.
public final class ShareLinkMailTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public ShareLinkMailTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public MailText words(OutgoingMail mail) {
        var warning = mail.data(ShareLinkMailData.class);
        return switch (mail.delivery().template()) {
            case "share-link-expiring/1" -> new MailText("Your link to " + warning.film() + " expires soon",
                    "The link by which " + warning.studio() + " shows " + warning.film() + " of " + warning.project()
                            + " is open until " + Deadlines.inWords(warning.expiresAt()) + ".",
                    "See the link", publicUrl.resolve("/v1/share-links/" + mail.delivery().subjectId()),
                    "It closes by itself, and can be extended before and after that.");
            default -> throw new IllegalStateException("No template " + mail.delivery().template());
        };
    }
}
