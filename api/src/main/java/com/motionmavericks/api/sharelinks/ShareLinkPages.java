package com.motionmavericks.api.sharelinks;

import com.motionmavericks.api.assets.PlaybackTokens.Playback;
import com.motionmavericks.api.http.HtmlPage;
import com.motionmavericks.api.identity.SignInPages;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.sharelinks.SharedView;
import java.time.Instant;

/// The pages behind a share link.
final class ShareLinkPages {
    private static final String FORM = """
            <form method="post">
            <label for="password">Password</label>
            <input id="password" name="password" type="password" required maxlength="400" autocomplete="current-password" autofocus>
            <button>Show the film</button>
            </form>
            """;

    private ShareLinkPages() {}

    static HtmlPage film(SharedView.Film film, Playback playback, String mediaSources) {
        return new HtmlPage(film.name(), """
                <video controls playsinline preload="metadata" %s src="%s"></video>
                <p class="quiet">Shown by %s until %s. If it stops, open the link again.</p>
                """.formatted(shape(film.aspectRatio()), HtmlPage.escape(playback.url().toString()),
                HtmlPage.escape(film.studio()), Deadlines.inWords(film.expiresAt())), mediaSources);
    }

    static HtmlPage locked() {
        return new HtmlPage("This film has a password", """
                <p>The person who gave you the link has the password.</p>
                """ + FORM);
    }

    static HtmlPage wrongPassword() {
        return new HtmlPage("This film has a password", """
                <p role="alert">The password is wrong. Please try again.</p>
                """ + FORM);
    }

    static HtmlPage lockedOut(Instant until) {
        return new HtmlPage("This film is locked for a while", """
                <p role="alert">Too many wrong passwords were typed here. The page opens again after %s.</p>
                <p>If you are in a hurry, ask the person who gave you the link to unlock it.</p>
                """.formatted(Deadlines.inWords(until)));
    }

    static HtmlPage nothing() {
        return new HtmlPage("This link is not open", """
                <p>It may be incomplete, or it may have expired. Ask the person who gave it to you.</p>
                """ + SignInPages.FOR_MEMBERS);
    }

    /// Gives the player the shape of the film before it has loaded.
    private static String shape(String aspectRatio) {
        return aspectRatio.matches("\\d{1,4}:\\d{1,4}")
                ? "width=\"" + aspectRatio.replace(":", "\" height=\"") + "\""
                : "";
    }
}
