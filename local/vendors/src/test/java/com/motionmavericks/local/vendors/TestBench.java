package com.motionmavericks.local.vendors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// The stand-ins on free ports, a receiver of their webhooks, and an HTTP client.
final class TestBench implements AutoCloseable {
    static final String WEBHOOK_SECRET = "whsec_c3RhbmQtaW5zLXRlc3Qtc2VjcmV0";
    static final String CLERK_SECRET = "sk_test_1";
    static final String MUX_WEBHOOK_SECRET = "mux-webhook-secret";
    static final KeyPair MUX_KEY = rsa();
    private static final String API_KEY = "re_test";

    final BlockingQueue<Request> webhooks = new LinkedBlockingQueue<>();
    final StandIns standIns;
    private final HttpListener receiver = new HttpListener(0);
    private final HttpClient http = HttpClient.newHttpClient();

    TestBench(Path data) {
        receiver.route("POST", "/hook", request -> {
            webhooks.add(request);
            return Reply.noContent();
        });
        receiver.start();
        var hook = URI.create(receiver.url() + "/hook");
        standIns = StandIns.start(new StandInsConfig(data,
                new StandInsConfig.Resend(0, hook, WEBHOOK_SECRET, API_KEY),
                new StandInsConfig.Clerk(0, null, CLERK_SECRET, null, hook, WEBHOOK_SECRET),
                new StandInsConfig.Mux(0, hook, MUX_WEBHOOK_SECRET, "mux-id", "mux-secret",
                        Base64.getEncoder().encodeToString(MUX_KEY.getPublic().getEncoded())),
                new StandInsConfig.Slack(0, "slack-secret", "slack-token")));
    }

    static String mailTo(String address) {
        return Json.write(Map.of("from", "Motion Mavericks <hello@studio.example>", "to", address, "subject", "Welcome",
                "html", "<p>Hello</p>", "tags", List.of(Map.of("name", "delivery", "value", "d1"))));
    }

    HttpResponse<String> send(String key, String body) throws IOException, InterruptedException {
        return http.send(sending(key, body), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(String key, String body) {
        return http.sendAsync(sending(key, body), BodyHandlers.ofString());
    }

    /// Gets a path of the stand-in of Resend.
    String get(String path) throws IOException, InterruptedException {
        return call("GET", standIns.resendUrl() + path, API_KEY, "");
    }

    void fault(String json) throws IOException, InterruptedException {
        call("PUT", standIns.resendUrl() + "/_control/faults", API_KEY, json);
    }

    String call(String method, String url, String token, String body) throws IOException, InterruptedException {
        return http.send(request(url, token).method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        standIns.close();
        receiver.close();
        http.close();
    }

    private HttpRequest sending(String key, String body) {
        return request(standIns.resendUrl() + "/emails", API_KEY).header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)).build();
    }

    private static HttpRequest.Builder request(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    private static KeyPair rsa() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
