package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends webhooks as the vendors do: signed afresh at each try, with the same id and body, until a 2xx.
final class WebhookSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    /// Before each try; shorter than the vendors' own, since somebody is watching.
    private static final List<Duration> PAUSES = List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(15), Duration.ofMinutes(1));

    /// The headers by which a receiver verifies a webhook.
    @FunctionalInterface
    interface Signature {
        Map<String, String> headers(String id, String timestamp, byte[] body);
    }

    private final @Nullable URI url;
    private final Signature signature;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    /// @param url where to; without one nothing is sent
    WebhookSender(@Nullable URI url, Signature signature, InstantSource clock) {
        this.url = url;
        this.signature = signature;
        this.clock = clock;
    }

    void send(String id, String body) throws InterruptedException {
        if (url == null) {
            return;
        }
        for (var pause : PAUSES) {
            Thread.sleep(pause);
            if (isTaken(url, id, body)) {
                return;
            }
        }
        LOG.warn("Gave up on webhook {}", id);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private boolean isTaken(URI to, String id, String body) throws InterruptedException {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(to).timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        signature.headers(id, timestamp, body.getBytes(UTF_8)).forEach(request::header);
        try {
            var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                LOG.warn("Webhook {} was answered {}", id, status);
            }
            return status / 100 == 2;
        } catch (IOException e) {
            LOG.warn("Webhook {} did not get through: {}", id, e.toString());
            return false;
        }
    }
}
