package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.HtmlPage;
import com.motionmavericks.domain.identity.Invitation;
import java.util.UUID;

/// The pages behind the link of an invitation.
final class InvitationPages {
    private InvitationPages() {}

    static HtmlPage invitation(Invitation invited, UUID key) {
        return new HtmlPage(invited.studio() + " invites you", """
                <p>Hello %s, you are invited as %s.</p>
                <form method="post">
                <input type="hidden" name="key" value="%s">
                <button>Accept the invitation</button>
                </form>
                <p class="quiet">Nothing happens until you press the button.</p>
                """.formatted(HtmlPage.escape(invited.name()), switch (invited.role()) {
            case ADMIN, SYSTEM -> "one of the studio's own";
            case AGENCY -> "an agency that works with the studio";
            case GUEST -> "a guest who reviews the work";
        }, key));
    }

    static HtmlPage accepted(UUID studioId) {
        return new HtmlPage("You are in", """
                <p>Your invitation is accepted, and your session has begun.</p>
                <p><a href="/open/%s/projects">See your projects</a></p>
                <p class="quiet">The link in your mail cannot be used again.</p>
                """.formatted(studioId));
    }

    static HtmlPage alreadyAccepted() {
        return new HtmlPage("This invitation was accepted already", """
                <p>A link works once. If it was you, go on in the window where you accepted it.</p>
                <p class="quiet">If it was not you, tell the studio that invited you.</p>
                """);
    }

    static HtmlPage replaced() {
        return new HtmlPage("There is a newer mail", """
                <p>The studio has sent your invitation again. Please use the link in the newest mail.</p>
                """);
    }

    static HtmlPage withdrawn() {
        return new HtmlPage("This invitation is not open any more", """
                <p>The studio has closed it. If you think that this is a mistake, ask them for a new one.</p>
                """);
    }

    static HtmlPage expired() {
        return new HtmlPage("This invitation has expired", """
                <p>Ask the studio to send it again. The new mail will have a new link.</p>
                """);
    }

    static HtmlPage unknown() {
        return new HtmlPage("We do not know this link", """
                <p>It may be incomplete. Open it from the mail again, or copy all of it.</p>
                """);
    }
}
