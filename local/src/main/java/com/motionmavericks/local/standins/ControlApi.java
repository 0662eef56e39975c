package com.motionmavericks.local.standins;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What drills and tests use: `GET /_control/ledger`, `GET /_control/requests`, `PUT` and
/// `DELETE /_control/faults`.
final class ControlApi {
    private final Ledger ledger;
    private final Faults faults;

    /// @param attempts how many requests came with the key, whatever became of them
    private record Line(String id, @Nullable String idempotencyKey, List<String> to, String subject,
            Map<String, String> tags, Instant at, String lastEvent, int attempts) {}

    ControlApi(Ledger ledger, Faults faults) {
        this.ledger = ledger;
        this.faults = faults;
    }

    void routes(HttpListener listener) {
        listener.route("GET", "/_control/ledger",
                _ -> Reply.json(200, ledger.mails().reversed().stream().map(this::line).toList()));
        listener.route("GET", "/_control/requests", _ -> Reply.json(200, Map.of("requests", listener.requests())));
        listener.route("PUT", "/_control/faults", request -> {
            faults.add(Json.read(request.body(), Fault.class));
            return Reply.noContent();
        });
        listener.route("DELETE", "/_control/faults", _ -> {
            faults.mend();
            return Reply.noContent();
        });
    }

    private Line line(Mail mail) {
        var email = mail.email();
        return new Line(mail.id(), mail.idempotencyKey(), email.to(), email.subject(), email.tagMap(), mail.at(),
                mail.lastEvent(), ledger.attempts(mail));
    }
}
