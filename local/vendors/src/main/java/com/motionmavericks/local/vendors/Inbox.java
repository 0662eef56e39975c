package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The inbox of all recipients: `/inbox` and `/inbox/{id}` for people, `/inbox.json` for programs. Both lists are newest
/// first and take `?to=address`.
final class Inbox {
    private final ResendLedger ledger;

    private record Item(String id, List<String> to, String subject, @Nullable String text, @Nullable String html,
            Instant at) {}

    Inbox(ResendLedger ledger) {
        this.ledger = ledger;
    }

    void routes(HttpListener listener) {
        var css = css();
        listener.route("GET", "/inbox", request -> page(InboxPages.list(mails(request))));
        listener.route("GET", "/inbox/{id}",
                request -> ledger.mail(request.path().group("id")).map(mail -> page(InboxPages.show(mail)))
                        .orElseGet(() -> Reply.text(404, "text/plain", "No such mail")));
        listener.route("GET", "/inbox.json",
                request -> Reply.json(200, mails(request).stream().map(Inbox::item).toList()));
        listener.route("GET", "/inbox.css", _ -> Reply.text(200, "text/css", css));
    }

    private List<Mail> mails(Request request) {
        var wanted = request.query("to");
        return ledger.mails().stream().filter(mail -> wanted
                .map(to -> mail.email().addresses().stream().anyMatch(to::equalsIgnoreCase)).orElse(true)).toList();
    }

    private static Item item(Mail mail) {
        var email = mail.email();
        return new Item(mail.id(), email.to(), email.subject(), email.text(), email.html(), mail.at());
    }

    /// The policy also holds in the frame that shows the mail: a mail may have styles and images, but no script.
    private static Reply.Content page(String html) {
        return Reply.text(200, "text/html", html).with("Content-Security-Policy",
                "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src http: https: data:");
    }

    private static String css() {
        try (var in = Objects.requireNonNull(Inbox.class.getResourceAsStream("inbox.css"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
