package com.motionmavericks.local.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import com.motionmavericks.local.chaos.WebhookVerdict.Message;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// A customer's server, which gets all events of one studio as webhooks. It answers some with 500, hangs up on others, and
/// accepts the rest. It is never killed.
final class WebhookReceiver implements AutoCloseable {
    /// The `WEBHOOK_PAUSES` of the system: short, and so many that the endpoint is never paused.
    static final String PAUSES = String.join(",", Collections.nCopies(15, Duration.ofMillis(500).toString()));

    private final Queue<Message> accepted = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Statistics statistics;

    WebhookReceiver(Statistics statistics) {
        this.statistics = statistics;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    /// Subscribes to all events of a studio, from now on.
    void subscribe(Studio studio) {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        var endpoint = studio.client().post(studio.admin().token(), "/v1/webhook-endpoints", Map.of("url", url))
                .expect(201).json();
        studio.expectEvent(WebhookVerdict.SUBSCRIBED, endpoint.get("id").asText());
        server.createContext("/", exchange -> receive(exchange, endpoint.get("secret").asText()));
        server.start();
    }

    /// The messages that it has accepted, in this order.
    List<Message> accepted() {
        return List.copyOf(accepted);
    }

    private void receive(HttpExchange exchange, String secret) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var id = headers.getFirst("webhook-id");
            var body = exchange.getRequestBody().readAllBytes();
            if (!WebhookSignatures.isStandard(secret, id, headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"), body, Instant.now())) {
                statistics.violated("The webhook " + id + " has no valid signature");
            }
            switch (ThreadLocalRandom.current().nextInt(8)) {
                case 0 -> {
                    statistics.webhookArrived("answered with 500");
                    exchange.sendResponseHeaders(500, -1);
                }
                case 1 -> statistics.webhookArrived("hung up on");
                default -> {
                    statistics.webhookArrived("accepted");
                    // The next message about the subject may come as soon as this one is answered.
                    accepted.add(Message.of(id, Json.read(new String(body, UTF_8), JsonNode.class)));
                    exchange.sendResponseHeaders(204, -1);
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
