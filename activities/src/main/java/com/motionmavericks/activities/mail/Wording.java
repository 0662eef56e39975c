package com.motionmavericks.activities.mail;

import com.motionmavericks.activities.resend.Mail;
import com.motionmavericks.domain.notifications.Letter;
import java.net.URI;
import java.util.Map;

/// What a mail says. A delivery names its template with its version, so that a retry sends the very same bytes; a change
/// of words is a new version beside the old one, and so is a change of the frame here.
///
/// @param sentence what it is about
/// @param button what the link does
/// @param closing what else there is to know
public record Wording(String subject, String sentence, String button, URI link, String closing) {
    /// The mail, as text and as HTML.
    public Mail mail(Letter letter) {
        var text = """
                Hello %s,

                %s

                %s: %s

                %s
                """.formatted(letter.name(), sentence, button, link, closing);
        var html = """
                <!doctype html>
                <html lang="en">
                <body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:36rem;margin:2rem auto;padding:0 1rem">
                <p>Hello %s,</p>
                <p>%s</p>
                <p><a href="%s" style="display:inline-block;padding:.75rem 1.25rem;background:#1f4fd8;color:#fff;border-radius:.5rem;text-decoration:none">%s</a></p>
                <p>%s</p>
                </body>
                </html>
                """
                .formatted(escape(letter.name()), escape(sentence), link, escape(button), escape(closing));
        return new Mail(letter.delivery().id(), letter.email(), subject, text, html, Map.of("tenant",
                letter.tenantId().toString(), "delivery", letter.delivery().id().toString()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
