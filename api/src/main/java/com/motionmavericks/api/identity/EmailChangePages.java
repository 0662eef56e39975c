package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.HtmlPage;
import com.motionmavericks.domain.identity.EmailChange;
import java.util.UUID;

/// The pages behind the link to confirm a new address.
final class EmailChangePages {
    private EmailChangePages() {}

    static HtmlPage change(EmailChange change, UUID key) {
        return new HtmlPage("Your address at " + change.studio(), """
                <p>We will send our mails to %s, and you will sign in with this address.</p>
                <form method="post">
                <input type="hidden" name="key" value="%s">
                <button>Use this address</button>
                </form>
                <p class="quiet">Nothing happens until you press the button.</p>
                """.formatted(HtmlPage.escape(change.requiredNewEmail()), key));
    }

    static HtmlPage changed(EmailChange change) {
        return new HtmlPage("Your address is changed", """
                <p>We send our mails to %s now. You stay signed in where you are.</p>
                """.formatted(HtmlPage.escape(change.requiredNewEmail())));
    }

    static HtmlPage taken() {
        return new HtmlPage("This address is taken", """
                <p>Somebody else in the studio has it. Your address stays as it was.</p>
                """);
    }

    static HtmlPage closed() {
        return new HtmlPage("This link does not work any more", """
                <p>It was used already, it has expired, or a newer mail has replaced it.</p>
                <p class="quiet">If your address is still the old one, ask for another link.</p>
                """);
    }

    static HtmlPage unknown() {
        return new HtmlPage("We do not know this link", """
                <p>It may be incomplete. Open it from the mail again, or copy all of it.</p>
                """);
    }
}
