package com.motionmavericks.activities.sharelinks;

import com.motionmavericks.activities.mail.Wording;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.notifications.Letter;
import com.motionmavericks.domain.sharelinks.ShareLinkWarning;
import java.net.URI;

/// The words of the mail about a share link.
public final class ShareLinkMailTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public ShareLinkMailTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Wording words(Letter letter) {
        var warning = letter.data(ShareLinkWarning.class);
        return switch (letter.delivery().template()) {
            case "share-link-expiring/1" -> new Wording("Your link to " + warning.film() + " expires soon",
                    "The link by which " + warning.studio() + " shows " + warning.film() + " of " + warning.project()
                            + " is open until " + Deadlines.inWords(warning.expiresAt()) + ".",
                    "See the link", publicUrl.resolve("/v1/share-links/" + letter.delivery().subjectId()),
                    "It closes by itself, and can be extended before and after that.");
            default -> throw new IllegalStateException("No template " + letter.delivery().template());
        };
    }
}
