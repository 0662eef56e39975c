package com.motionmavericks.local.standins;

import com.motionmavericks.local.standins.MailLedger.Mail;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The inbox where a newcomer reads the mails and clicks the links.
final class InboxPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private InboxPages() {}

    static String list(List<Mail> mails) {
        var rows = mails.isEmpty()
                ? "<p class=quiet>No mail yet. This page looks again every three seconds.</p>"
                : mails.stream().map(InboxPages::row).collect(Collectors.joining("\n", "<ul>", "</ul>"));
        return page("Inbox", "<meta http-equiv=refresh content=3>",
                "<h1>Inbox</h1><p class=quiet>Every mail that the stand-in of Resend has taken.</p>" + rows);
    }

    static String mail(Mail mail) {
        return page(mail.subject(), "",
                """
                        <p><a href="/inbox">All mails</a></p>
                        <h1>%s</h1>
                        <p class=quiet>to %s, %s, %s</p>
                        <iframe sandbox="allow-popups allow-top-navigation-by-user-activation" srcdoc="%s" title="The mail"></iframe>
                        <details><summary>Its text</summary><pre>%s</pre></details>
                        """
                        .formatted(escape(mail.subject()), escape(mail.to()), TIME.format(mail.at()), mail.lastEvent(),
                                escape(mail.html().replace("<body", "<base target=_top><body")), escape(mail.text())));
    }

    private static String row(Mail mail) {
        return """
                <li><a href="/inbox/%s"><strong>%s</strong><span>%s</span><span class=quiet>%s, %s</span></a></li>
                """.formatted(mail.id(), escape(mail.subject()), escape(mail.to()), TIME.format(mail.at()),
                mail.lastEvent());
    }

    private static String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang=en>
                <head>
                <meta charset=utf-8>
                <meta name=viewport content="width=device-width, initial-scale=1">
                %s
                <title>%s</title>
                <style>
                :root { color-scheme: light dark; --ink: #1b1d22; --paper: #f6f7f9; --card: #fff; --accent: #1f4fd8; --quiet: #5b6270 }
                @media (prefers-color-scheme: dark) { :root { --ink: #eceef2; --paper: #14161a; --card: #1e2127; --accent: #7ea2ff; --quiet: #a2a9b6 } }
                * { box-sizing: border-box }
                body { margin: 0 auto; max-width: 44rem; padding: 1.5rem 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
                h1 { font-size: 1.5rem; overflow-wrap: anywhere } .quiet { color: var(--quiet); font-size: .875rem } a { color: var(--accent) }
                ul { list-style: none; padding: 0; margin: 0; display: grid; gap: .5rem }
                li a { display: grid; gap: .125rem; padding: .875rem 1rem; border-radius: .75rem; background: var(--card); color: inherit; text-decoration: none; overflow-wrap: anywhere }
                li a:hover, li a:focus-visible { outline: 2px solid var(--accent) }
                iframe { width: 100%%; height: 24rem; border: 0; border-radius: .75rem; background: #fff }
                pre { white-space: pre-wrap; overflow-wrap: anywhere }
                </style>
                </head>
                <body>%s</body>
                </html>
                """
                .formatted(head, escape(title), body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
