package com.motionmavericks.activities.sharelinks;

import static java.util.Objects.requireNonNull;

import com.motionmavericks.activities.mail.AppLinks;
import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.sharelinks.ShareLinkMailData;
import com.motionmavericks.domain.sharelinks.ShareLinkMailKind;
import java.net.URI;

/// The words of the mails about a share link.
public final class ShareLinkMailTemplates {
    private final AppLinks links;

    /// @param publicUrl where people reach the API
    public ShareLinkMailTemplates(URI publicUrl) {
        this.links = new AppLinks(publicUrl);
    }

    public MailText words(OutgoingMail<ShareLinkMailKind, ShareLinkMailData> mail) {
        var data = mail.data();
        var link = links.of(mail, 2, "/assets/" + data.assetId(), "/v1/share-links/" + mail.delivery().subjectId());
        return switch (mail.kind()) {
            case EXPIRING -> new MailText("Your link to " + data.film() + " expires soon",
                    "The link by which " + data.studio() + " shows " + data.film() + " of " + data.project()
                            + " is open until " + Deadlines.inWords(data.expiresAt()) + ".",
                    "See the link", link,
                    "It closes by itself, and can be extended before and after that.");
            case LOCKED -> new MailText("Your link to " + data.film() + " is locked for a while",
                    "Somebody has typed many wrong passwords on the page by which " + data.studio() + " shows "
                            + data.film() + " of " + data.project() + ". The page shows nothing until "
                            + Deadlines.inWords(requireNonNull(data.lockedUntil())) + ", and then opens by itself.",
                    "See the link", link,
                    "If it was a guest of yours, unlock it now and tell them the password again. If you know of nobody, "
                            + "revoke it and share the film by a new link.");
        };
    }
}
