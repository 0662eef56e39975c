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

/// Sends a webhook as the vendors do: again and again until a 2xx, with the same id and body and a new signature.
final class WebhookSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    /// The pause before each attempt; shorter than the vendors' pauses, because a person watches the local system.
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

    /// @param url of the receiver; if absent, nothing is sent
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
            if (isAccepted(url, id, body)) {
                return;
            }
        }
        LOG.warn("Webhook {} was not accepted at any attempt", id);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private boolean isAccepted(URI to, String id, String body) throws InterruptedException {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(to).timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        signature.headers(id, timestamp, body.getBytes(UTF_8)).forEach(request::header);
        try {
            var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                LOG.warn("Webhook {} was answered with {}", id, status);
            }
            return status / 100 == 2;
        } catch (IOException e) {
            LOG.warn("Webhook {} could not be sent: {}", id, e.toString());
            return false;
        }
    }
}
