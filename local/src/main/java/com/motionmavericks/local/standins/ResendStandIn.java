package com.motionmavericks.local.standins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.standins.Fault.Mode;
import com.motionmavericks.local.standins.MailLedger.Mail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Resend, as far as we use it, in its own wire format; with an inbox for people, and faults on demand:
///
/// - `GET /_control/mails` the ledger, `PUT /_control/faults` one more [Fault] as JSON, `DELETE /_control/faults`
/// - `GET /inbox`, `GET /inbox/{id}` pages; `GET /inbox.json?to=address` for scripts
final class ResendStandIn extends HttpStandIn {
    private final MailLedger ledger;
    private final ResendWebhooks webhooks;
    private final String apiKey;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Set<String> keysInFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile CountDownLatch mended = new CountDownLatch(1);

    ResendStandIn(int port, Path data, String apiKey, ResendWebhooks webhooks) {
        super(port);
        this.ledger = new MailLedger(data.resolve("mails.jsonl"));
        this.apiKey = apiKey;
        this.webhooks = webhooks;
    }

    @Override
    Answer answer(Request request) {
        var path = request.path();
        return switch (request.method() + " " + path.replaceFirst("^/(emails|inbox)/.+", "/$1/*")) {
            case "POST /emails" -> authorized(request).orElseGet(() -> send(request));
            case "GET /emails/*" -> authorized(request).orElseGet(() -> get(path.substring("/emails/".length())));
            case "GET /inbox" -> Answer.html(InboxPages.list(ledger.all()));
            case "GET /inbox/*" -> ledger.byId(path.substring("/inbox/".length()))
                    .map(mail -> Answer.html(InboxPages.mail(mail))).orElseGet(ResendStandIn::notFound);
            case "GET /inbox.json" -> Answer.json(200, ledger.all().stream()
                    .filter(mail -> request.query().isEmpty() || request.query().equals("to=" + mail.to())).toList());
            case "GET /_control/mails" -> Answer.json(200, ledger.all());
            case "GET /_control/requests" -> Answer.json(200, requests.get());
            case "PUT /_control/faults" -> addFault(request.body());
            case "DELETE /_control/faults" -> mend();
            default -> notFound();
        };
    }

    private Answer send(Request request) {
        requests.incrementAndGet();
        var body = parse(request.body());
        var to = body == null
                ? ""
                : body.path("to").isArray()
                        ? body.path("to").path(0).asText()
                        : body.path("to").asText();
        if (body == null || to.isEmpty() || !body.hasNonNull("from") || !body.hasNonNull("subject")) {
            return error(422, "validation_error", "The fields from, to and subject are needed.");
        }
        if (strikes(Mode.HANG, to).isPresent()) {
            awaitMending();
            throw new ReplyLost();
        }
        strikes(Mode.SLOW, to).ifPresent(fault -> sleep(fault.delay()));
        var failure = strikes(Mode.FAIL, to);
        if (failure.isPresent()) {
            if (failure.get().retryAfter() != null) {
                request.exchange().getResponseHeaders().set("Retry-After", failure.get().retryAfter().toString());
            }
            // Vendors quote what they were sent: nothing of this may reach a history or a log of ours.
            return error(failure.get().statusOr(503), "application_error", "Cannot send to " + to + " now.");
        }
        var key = request.header("Idempotency-Key");
        if (!key.isEmpty() && !keysInFlight.add(key)) {
            return error(409, "concurrent_idempotent_requests", "Another request with this key is under way.");
        }
        try {
            return deliver(request, body, to, key);
        } finally {
            keysInFlight.remove(key);
        }
    }

    private Answer deliver(Request request, JsonNode body, String to, String key) {
        var earlier = ledger.byKey(key);
        if (earlier.isPresent() && !earlier.get().request().equals(request.body())) {
            return error(409, "invalid_idempotent_request", "This key was used with another body.");
        }
        var mail = earlier.orElseGet(() -> {
            var tags = new LinkedHashMap<String, String>();
            StreamSupport.stream(body.path("tags").spliterator(), false)
                    .forEach(tag -> tags.put(tag.path("name").asText(), tag.path("value").asText()));
            var taken = new Mail(UUID.randomUUID().toString(), key, request.body(), body.path("from").asText(), to,
                    body.path("subject").asText(), body.path("html").asText(), body.path("text").asText(), tags,
                    Instant.now());
            ledger.add(taken);
            if (strikes(Mode.NO_WEBHOOKS, to).isEmpty()) {
                webhooks.report(taken, strikes(Mode.WEBHOOKS_LATE, to).map(Fault::delay).orElse(Duration.ZERO),
                        strikes(Mode.WEBHOOKS_TWICE, to).isPresent() ? 2 : 1);
            }
            return taken;
        });
        if (strikes(Mode.LOSE_REPLY, to).isPresent()) {
            throw new ReplyLost();
        }
        return Answer.json(200, Map.of("id", mail.id()));
    }

    private Answer get(String id) {
        return ledger.byId(id)
                .map(mail -> Answer.json(200, Map.of("object", "email", "id", mail.id(), "from", mail.from(), "to",
                        List.of(mail.to()), "subject", mail.subject(), "html", mail.html(), "text", mail.text(),
                        "created_at", mail.at().toString(), "last_event", mail.lastEvent())))
                .orElseGet(ResendStandIn::notFound);
    }

    private Optional<Answer> authorized(Request request) {
        if (request.header("User-Agent").isEmpty()) {
            return Optional.of(error(403, "invalid_access", "A User-Agent is needed."));
        }
        return request.header("Authorization").equals("Bearer " + apiKey)
                ? Optional.empty()
                : Optional.of(error(401, "missing_api_key", "The API key is not valid."));
    }

    private Answer addFault(String body) {
        try {
            faults.add(JSON.readValue(body, Fault.class));
            return Answer.json(200, faults.size());
        } catch (JsonProcessingException e) {
            return error(422, "validation_error", e.getOriginalMessage());
        }
    }

    private Answer mend() {
        faults.clear();
        mended.countDown();
        mended = new CountDownLatch(1);
        return new Answer(204, "application/json", "");
    }

    private Optional<Fault> strikes(Mode mode, String to) {
        return faults.stream().filter(fault -> fault.strikes(mode, to)).findFirst();
    }

    private void awaitMending() {
        try {
            mended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private static Answer error(int status, String name, String message) {
        return Answer.json(status, Map.of("statusCode", status, "name", name, "message", message));
    }

    private static Answer notFound() {
        return error(404, "not_found", "There is nothing here.");
    }
}
