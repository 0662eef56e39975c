package com.motionmavericks.activities.mail;

import com.motionmavericks.activities.resend.ResendMail;
import com.motionmavericks.domain.deliveries.MailKind;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a mail. A retry must send the same bytes: new words are a new [MailKind] beside the old one, and a change of
/// the frame here needs one too.
///
/// @param sentence the main sentence
/// @param lines a list below the sentence; empty for most mails
/// @param button the label of the link
/// @param closing the last sentence
public record MailText(String subject, String sentence, List<String> lines, String button, URI link, String closing) {
    /// Rows from before the rules of `Title` may hold these characters. The vendor refuses a subject with one.
    private static final Pattern REFUSED_IN_A_SUBJECT = Pattern
            .compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    /// A mail without a list.
    public MailText(String subject, String sentence, String button, URI link, String closing) {
        this(subject, sentence, List.of(), button, link, closing);
    }

    /// The mail, as text and as HTML.
    public ResendMail mail(OutgoingMail<?, ?> mail) {
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
        return new ResendMail(mail.delivery().id(), mail.email(), mail.replyTo(),
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
