package com.motionmavericks.local.standins;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.webhooks.WebhookSignatures;
import com.motionmavericks.local.standins.MailLedger.Mail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Calls back as Resend does, through Svix: signed, the same id over all tries of one event.
final class ResendWebhooks {
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(200), Duration.ofSeconds(1),
            Duration.ofSeconds(5), Duration.ofSeconds(15));

    private final URI target;
    private final String secret;
    private final HttpClient client = HttpClient.newHttpClient();

    ResendWebhooks(URI target, String secret) {
        this.target = target;
        this.secret = secret;
    }

    void report(Mail mail, Duration delay, int times) {
        var body = Json.write(Map.of("type", "email." + mail.lastEvent(), "created_at", Instant.now().toString(),
                "data", Map.of("email_id", mail.id(), "from", mail.from(), "to", List.of(mail.to()), "subject",
                        mail.subject(), "created_at", mail.at().toString(), "tags", mail.tags())));
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(delay);
                var id = "msg_" + UUID.randomUUID();
                for (int i = 0; i < times; i++) {
                    deliver(id, body);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void deliver(String id, String body) throws InterruptedException {
        for (var pause : PAUSES) {
            Thread.sleep(pause);
            if (accepted(id, body)) {
                return;
            }
        }
    }

    private boolean accepted(String id, String body) throws InterruptedException {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var request = HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json").header("svix-id", id).header("svix-timestamp", timestamp)
                .header("svix-signature", WebhookSignatures.standard(secret, id, timestamp, body.getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException _) {
            return false;
        }
    }
}
