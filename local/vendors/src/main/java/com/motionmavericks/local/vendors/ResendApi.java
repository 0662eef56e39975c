package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Resend's API, as far as it is used: `POST /emails` and `GET /emails/{id}`, with its errors and its idempotency keys,
/// under the active faults.
final class ResendApi {
    private final String apiKey;
    private final ResendLedger ledger;
    private final Faults faults;
    private final MailDelivery delivery;
    private final InstantSource clock;
    private final Set<String> keysInFlight = ConcurrentHashMap.newKeySet();

    ResendApi(String apiKey, ResendLedger ledger, Faults faults, MailDelivery delivery, InstantSource clock) {
        this.apiKey = apiKey;
        this.ledger = ledger;
        this.faults = faults;
        this.delivery = delivery;
        this.clock = clock;
    }

    void routes(HttpListener listener) {
        listener.route("POST", "/emails", guarded(this::send));
        listener.route("GET", "/emails/{id}", guarded(this::get));
    }

    private HttpListener.Handler guarded(HttpListener.Handler handler) {
        return request -> {
            if (request.header("User-Agent").filter(agent -> !agent.isBlank()).isEmpty()) {
                // Resend's edge refuses the request before it reaches the API, hence no JSON.
                return Reply.text(403, "text/plain", "error code: 1010");
            }
            try {
                var token = request.bearer().orElseThrow(() -> new ResendError(401, "missing_api_key",
                        "Missing API key in the authorization header."));
                if (!token.equals(apiKey)) {
                    throw new ResendError(403, "invalid_api_key", "API key is invalid.");
                }
                return handler.handle(request);
            } catch (ResendError e) {
                return e.reply();
            } catch (IllegalArgumentException e) {
                return new ResendError(400, "validation_error", String.valueOf(e.getMessage())).reply();
            }
        };
    }

    private Reply send(Request request) throws InterruptedException {
        var key = request.header("Idempotency-Key").orElse(null);
        if (key != null) {
            if (key.isEmpty() || key.length() > 256) {
                throw new ResendError(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
            }
            ledger.append(new ResendLedger.Entry.Attempted(key));
        }
        var email = Json.read(request.body(), SendEmail.class);
        email.validate();
        return underFaults(email.addresses(), () -> {
            if (key == null) {
                return accept(request, email, null);
            }
            if (!keysInFlight.add(key)) {
                throw new ResendError(409, "concurrent_idempotent_requests",
                        "Same idempotency key used while original request is still in progress.");
            }
            try {
                return accept(request, email, key);
            } finally {
                keysInFlight.remove(key);
            }
        });
    }

    private Reply accept(Request request, SendEmail email, @Nullable String key) throws InterruptedException {
        faults.slow(email.addresses());
        var now = clock.instant();
        var fingerprint = sha256(request.body());
        var earlier = Optional.ofNullable(key).flatMap(it -> ledger.underKey(it, now));
        if (earlier.isPresent() && !earlier.get().fingerprint().equals(fingerprint)) {
            throw new ResendError(409, "invalid_idempotent_request",
                    "Same idempotency key used with a different request payload.");
        }
        var mail = earlier.orElseGet(
                () -> accept(email, key, fingerprint, now, request.header("traceparent").orElse(null)));
        return Reply.json(200, Map.of("id", mail.id()));
    }

    private Mail accept(SendEmail email, @Nullable String key, String fingerprint, Instant now,
            @Nullable String traceparent) {
        var mail = new Mail(UUID.randomUUID().toString(), key, fingerprint, now, email, Mail.SENT,
                traceparent);
        ledger.append(new ResendLedger.Entry.Accepted(mail));
        delivery.start(mail);
        return mail;
    }

    private Reply get(Request request) throws InterruptedException {
        var id = request.path().group("id");
        var recipients = ledger.mail(id).map(mail -> mail.email().addresses()).orElse(List.of());
        return underFaults(recipients, () -> {
            faults.slow(recipients);
            return ledger.mail(id).map(ResendApi::show)
                    .orElseThrow(() -> new ResendError(404, "not_found", "Email not found"));
        });
    }

    private static Reply show(Mail mail) {
        var email = mail.email();
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("object", "email");
        shown.put("id", mail.id());
        shown.put("to", email.to());
        shown.put("from", email.from());
        shown.put("created_at", mail.at());
        shown.put("subject", email.subject());
        shown.put("html", email.html());
        shown.put("text", email.text());
        shown.put("cc", email.cc());
        shown.put("bcc", email.bcc());
        shown.put("reply_to", email.replyTo());
        shown.put("last_event", mail.lastEvent());
        shown.put("scheduled_at", null);
        shown.put("tags", email.tags());
        return Reply.json(200, shown);
    }

    /// Failing and hanging come before the key is claimed, so a retry is not refused as concurrent.
    private Reply underFaults(List<String> recipients, Faults.Work work) throws InterruptedException {
        return faults.apply(recipients, fail -> failure(fail, recipients), work);
    }

    private static Reply failure(Fault.Fail fail, List<String> recipients) {
        var message = fail.message() == null ? "Something went wrong." : fail.message();
        var name = fail.status() == 429
                ? "rate_limit_exceeded"
                : fail.status() < 500 ? "validation_error" : "application_error";
        // Vendors echo the recipient, so a caller that logs this message leaks an address.
        var error = new ResendError(fail.status(), name, message + " (to: " + String.join(", ", recipients) + ")");
        return fail.retryAfterSeconds() == null
                ? error.reply()
                : error.reply().with("Retry-After", fail.retryAfterSeconds().toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
