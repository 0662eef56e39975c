package com.motionmavericks.activities.mail;

import com.motionmavericks.activities.resend.ResendMail;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a mail says. A delivery names its template with its version, so that a retry sends the very same bytes; a change
/// of words is a new version beside the old one, and so is a change of the frame here.
///
/// @param sentence what it is about
/// @param lines what there is of it, one thing each; none as a rule
/// @param button what the link does
/// @param closing what else there is to know
public record MailText(String subject, String sentence, List<String> lines, String button, URI link, String closing) {
    /// Rows from before the rules of `Title` may hold them. A vendor refuses such a subject for ever.
    private static final Pattern REFUSED_IN_A_SUBJECT = Pattern
            .compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    /// A mail about one thing.
    public MailText(String subject, String sentence, String button, URI link, String closing) {
        this(subject, sentence, List.of(), button, link, closing);
    }

    /// The mail, as text and as HTML.
    public ResendMail mail(OutgoingMail mail) {
        var text = """
                Hello %s,

                %s

                %s%s: %s

                %s
                """.formatted(mail.name(), sentence, list("", line -> "- " + line, "\n\n"), button, link, closing);
        var html = """
                <!doctype html>
                <html lang="en">
                <body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:36rem;margin:2rem auto;padding:0 1rem">
                <p>Hello %s,</p>
                <p>%s</p>
                %s<p><a href="%s" style="display:inline-block;padding:.75rem 1.25rem;background:#1f4fd8;color:#fff;border-radius:.5rem;text-decoration:none">%s</a></p>
                <p>%s</p>
                </body>
                </html>
                """
                .formatted(escape(mail.name()), escape(sentence),
                        list("<ul>\n", line -> "<li>" + escape(line) + "</li>", "\n</ul>\n"), link, escape(button),
                        escape(closing));
        return new ResendMail(mail.delivery().id(), mail.email(),
                REFUSED_IN_A_SUBJECT.matcher(subject).replaceAll(" "), text, html, Map.of("tenant",
                        mail.tenantId().toString(), "delivery", mail.delivery().id().toString()));
    }

    private String list(String before, UnaryOperator<String> item, String after) {
        return lines.isEmpty() ? "" : lines.stream().map(item).collect(Collectors.joining("\n", before, after));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
