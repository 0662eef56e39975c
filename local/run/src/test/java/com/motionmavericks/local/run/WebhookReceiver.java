package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.local.run.StudioClient.Reply;
import com.motionmavericks.local.run.TestSystem.Studio;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A server of a customer, which gets the webhooks of a studio.
final class WebhookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    /// Decides the answer to each webhook.
    private volatile Function<Received, Answer> answers = _ -> new Answer(200);

    /// @param retryAfter empty for none
    record Answer(int status, String retryAfter) {
        Answer(int status) {
            this(status, "");
        }
    }

    /// A webhook that has arrived.
    record Received(String id, String timestamp, String signatures, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String type() {
            return json().get("type").asText();
        }

        String subject() {
            return json().at("/data/subject/id").asText();
        }

        /// Verifies a signature by hand.
        boolean isSignedBy(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
                var expected = "v1," + Base64.getEncoder()
                        .encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8)));
                return Arrays.asList(signatures.split(" ")).contains(expected);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
            }
        }
    }

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
    }

    /// Subscribes this server.
    Reply subscribe(Studio studio, String... eventTypes) {
        return studio.client().post(studio.admin(), "/v1/webhook-endpoints",
                Map.of("url", url(), "eventTypes", List.of(eventTypes))).expect(201);
    }

    void answer(Function<Received, Answer> changed) {
        answers = changed;
    }

    void answer(int status) {
        answer(_ -> new Answer(status));
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<Received> await(int count) {
        return StudioClient.await(count + " webhooks",
                () -> Optional.of(received()).filter(all -> all.size() >= count));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var webhook = new Received(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"), new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            received.add(webhook);
            var answer = answers.apply(webhook);
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            exchange.sendResponseHeaders(answer.status(), 2);
            exchange.getResponseBody().write("ok".getBytes(UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
