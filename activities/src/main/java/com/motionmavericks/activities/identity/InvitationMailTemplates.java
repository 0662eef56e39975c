package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.resend.Mail;
import com.motionmavericks.domain.identity.InvitationLetter;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// The words of the mails about an invitation. A delivery names its template with its version, so that a retry sends
/// the very same bytes; a change of words is a new version beside the old one.
public final class InvitationMailTemplates {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter
            .ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public InvitationMailTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Mail render(InvitationLetter letter) {
        return switch (letter.delivery().template()) {
            case "invitation/1" -> mail(letter, "You are invited to " + letter.data().studio(), "invites you");
            case "invitation-reminder/1" ->
                mail(letter, "Still waiting for you at " + letter.data().studio(), "is still waiting for you");
            default -> throw new IllegalStateException("No template " + letter.delivery().template());
        };
    }

    private Mail mail(InvitationLetter letter, String subject, String does) {
        var data = letter.data();
        var link = publicUrl.resolve("/i/" + letter.token());
        var part = switch (data.role()) {
            case ADMIN -> "one of the studio's own";
            case AGENCY -> "an agency that works with the studio";
            case GUEST -> "a guest who reviews the work";
            case SYSTEM -> throw new IllegalStateException("Nobody is invited as SYSTEM");
        };
        var until = DAY_AND_TIME.format(data.expiresAt());
        var text = """
                Hello %s,

                %s %s as %s.

                Open this link and accept: %s

                It works once, until %s. If you did not expect this mail, you need not do anything.
                """.formatted(letter.name(), data.studio(), does, part, link, until);
        var html = """
                <!doctype html>
                <html lang="en">
                <body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:36rem;margin:2rem auto;padding:0 1rem">
                <p>Hello %s,</p>
                <p><strong>%s</strong> %s as %s.</p>
                <p><a href="%s" style="display:inline-block;padding:.75rem 1.25rem;background:#1f4fd8;color:#fff;border-radius:.5rem;text-decoration:none">Open the invitation</a></p>
                <p>The link works once, until %s. If you did not expect this mail, you need not do anything.</p>
                </body>
                </html>
                """
                .formatted(escape(letter.name()), escape(data.studio()), does, part, link, until);
        return new Mail(letter.delivery().id(), letter.email(), subject, text, html, Map.of("tenant",
                letter.tenantId().toString(), "delivery", letter.delivery().id().toString()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
