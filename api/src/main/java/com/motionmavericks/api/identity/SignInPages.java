package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.HtmlPage;
import java.util.UUID;

/// The pages by which a member signs in and out.
public final class SignInPages {
    private static final String FORM = """
            <form method="post" action="/l">
            <label for="email">Your e-mail address</label>
            <input id="email" name="email" type="email" required maxlength="254" autocomplete="email">
            <button>Send me a new link</button>
            </form>
            """;
    /// What the page of another dead link offers to members.
    public static final String FOR_MEMBERS = """
            <p>Are you a member already? Then sign in by a link.</p>
            """ + FORM;
    private static final String SIGN_OUT = """
            <form method="post" action="/sign-out"><button>Sign out</button></form>
            """;

    private SignInPages() {}

    static HtmlPage ask() {
        return new HtmlPage("Sign in", """
                <p>We send you a link by mail. It works once.</p>
                """ + FORM);
    }

    static HtmlPage notAnAddress() {
        return new HtmlPage("Sign in", """
                <p role="alert">This is not an e-mail address. Please try again.</p>
                """ + FORM);
    }

    static HtmlPage requested() {
        return new HtmlPage("Look into your mails", """
                <p>If we know this address, a mail is on its way.</p>
                <p class="quiet">It takes a minute at most. Only the newest link works.</p>
                """);
    }

    static HtmlPage link(String studio, UUID key) {
        return new HtmlPage("Sign in to " + studio, """
                <form method="post">
                <input type="hidden" name="key" value="%s">
                <button>Sign in</button>
                </form>
                <p class="quiet">Nothing happens until you press the button.</p>
                """.formatted(key));
    }

    /// @param sentence what has happened
    static HtmlPage signedIn(String sentence, UUID studioId) {
        return new HtmlPage("You are in", """
                <p>%s</p>
                <p><a href="/open/%s/projects">See your projects</a></p>
                %s<p class="quiet">The link in your mail cannot be used again.</p>
                """.formatted(sentence, studioId, SIGN_OUT));
    }

    static HtmlPage signedOut() {
        return new HtmlPage("You are signed out", """
                <p>To sign in again, ask for a link.</p>
                """ + FORM);
    }

    static HtmlPage used() {
        return new HtmlPage("This link was used already", """
                <p>A link works once. If it was you, go on in the window where you signed in, or ask for a new link.</p>
                """ + FORM);
    }

    static HtmlPage replaced() {
        return new HtmlPage("There is a newer mail", """
                <p>Please use the link in the newest mail, or ask for a new one.</p>
                """ + FORM);
    }

    static HtmlPage expired() {
        return new HtmlPage("This link has expired", """
                <p>Links work for a few minutes only. Ask for a new one.</p>
                """ + FORM);
    }

    static HtmlPage unknown() {
        return new HtmlPage("We do not know this link", """
                <p>It may be incomplete. Open it from the mail again, or ask for a new one.</p>
                """ + FORM);
    }
}
