package com.motionmavericks.local.vendors;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The HTML of the inbox, without scripts. Everything that comes from a mail is escaped.
final class InboxPages {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private InboxPages() {}

    /// The list of mails. It reloads every three seconds.
    static String list(List<Mail> mails) {
        var rows = mails.isEmpty()
                ? "<p class=\"empty\">No mail yet.</p>"
                : mails.stream().map(InboxPages::row).collect(Collectors.joining());
        return page("Inbox", "<meta http-equiv=\"refresh\" content=\"3\">", """
                <header>
                <h1>Inbox</h1>
                <p>Every mail that the studio has sent, newest first. No mail leaves this machine.</p>
                </header>
                <main>%s</main>
                """.formatted(rows));
    }

    static String show(Mail mail) {
        var email = mail.email();
        return page(email.subject(), "", """
                <header>
                <nav><a href="/inbox">← Inbox</a></nav>
                <h1>%s</h1>
                <dl>
                <dt>To</dt><dd>%s</dd>
                <dt>From</dt><dd>%s</dd>
                <dt>When</dt><dd>%s</dd>
                <dt>State</dt><dd>%s</dd>
                </dl>
                </header>
                <main>%s%s</main>
                """.formatted(escape(email.subject()), recipients(mail), escape(email.from()), time(mail), state(mail),
                email.html() == null ? "" : html(email.html()), email.text() == null ? "" : text(email.text())));
    }

    private static String page(String title, String meta, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                %s
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/inbox.css">
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(meta, escape(title), body);
    }

    private static String row(Mail mail) {
        return """
                <a class="mail" href="/inbox/%s">
                <span class="to">%s</span>%s
                <span class="subject">%s</span>%s
                </a>
                """.formatted(mail.id(), recipients(mail), time(mail), escape(mail.email().subject()), state(mail));
    }

    /// The mail in a frame of its own; `base` makes its links open outside the frame.
    private static String html(String html) {
        return """
                <iframe title="The mail" sandbox="allow-popups allow-top-navigation-by-user-activation"
                srcdoc="%s"></iframe>
                """.formatted(escape("<base target=\"_top\">" + html));
    }

    private static String text(String text) {
        return "<h2>As plain text</h2>\n<pre>%s</pre>\n".formatted(escape(text));
    }

    private static String recipients(Mail mail) {
        return escape(String.join(", ", mail.email().to()));
    }

    private static String time(Mail mail) {
        return "<time datetime=\"%s\">%s</time>".formatted(mail.at(), WHEN.format(mail.at()));
    }

    private static String state(Mail mail) {
        return "<span class=\"state %1$s\">%1$s</span>".formatted(mail.lastEvent());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
