package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.Json;
import com.motionmavericks.local.run.TestSystem.Studio;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many requests at once for something scarce. All other requests are still served.
class OverloadIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private final StudioClient client = STUDIO.client();
    private final String project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201)
            .header("Location");

    @AfterEach
    void mend() {
        client.mendVideo();
    }

    @Test
    void aFloodOfWrongPasswordsDelaysNoOtherRequest() throws Exception {
        var readyVersion = STUDIO.readyVersion(project);
        var locked = share(readyVersion, Map.of("password", "the right one"));
        var open = share(readyVersion, Map.of());
        var flood = new ArrayList<Socket>();
        for (var i = 0; i < 1200; i++) {
            flood.add(guess(locked));
        }
        for (var socket : flood) {
            socket.close();
        }
        assertServed(open);
        Callable<Reply> guess = () -> client.submit(locked, "password", "a wrong one");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = threads.invokeAll(Collections.nCopies(100, guess)).stream().map(Future::resultNow).toList();
            assertThat(replies).extracting(Reply::status).isSubsetOf(403, 503).contains(503);
            assertThat(replies).filteredOn(reply -> reply.status() == 503)
                    .allMatch(reply -> reply.header("Retry-After").equals("2"));
        }
        StudioClient.await("the page of the locked link",
                () -> Optional.of(client.submit(locked, "password", "the right one"))
                        .filter(reply -> reply.status() == 200));
    }

    @Test
    void manyWaitingRequestsDelayNoOthersAndFreeTheirPlaceWhenTheyDisconnect() throws Exception {
        var open = share(STUDIO.readyVersion(project), Map.of());
        client.breakVideo(Map.of("mode", "hang"));
        // All under one idempotency key, so that they create one asset.
        var request = HttpRequest.newBuilder(URI.create(TestSystem.running().api() + project + "/assets"))
                .header("Authorization", "Bearer " + STUDIO.admin()).header("Content-Type", "application/json")
                .header("Idempotency-Key", "many").header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(Json.write(Map.of("name", "Titles")))).build();
        try (var many = HttpClient.newHttpClient(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ExecutorCompletionService<HttpResponse<String>>(threads);
            for (var i = 0; i < 120; i++) {
                answers.submit(() -> many.send(request, BodyHandlers.ofString()));
            }
            assertServed(open);
            var deadline = Instant.now().plusSeconds(25);
            for (var i = 0; i < 80; i++) {
                var answer = answers.poll(Duration.between(Instant.now(), deadline).toMillis(), TimeUnit.MILLISECONDS);
                assertThat(answer).as("answers before the deadline").isNotNull();
                assertThat(answer.get().statusCode()).isEqualTo(202);
            }
            many.shutdownNow();
        }
        client.mendVideo();
        assertThat(client.post(STUDIO.admin(), project + "/assets", Map.of("name", "Credits"), "Prefer", "wait=20")
                .expect(202).json().at("/versions/0").has("uploadUrl")).isTrue();
    }

    private void assertServed(String openLink) {
        var token = STUDIO.admin();
        var before = System.nanoTime();
        client.get(token, "/v1/me").expect(200);
        client.get("", openLink).expect(200);
        // Usually one second. Without the limits it was half a minute, and minutes on a busy machine.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    /// The path of a new share link's page.
    private String share(String readyVersion, Map<String, ?> password) {
        var body = new HashMap<String, Object>(password);
        body.put("expiresAt", Instant.now().plus(Duration.ofDays(3)));
        return client.post(STUDIO.admin(), readyVersion + "/share-links", body).expect(201).json().get("url").asText()
                .replace(TestSystem.running().api(), "");
    }

    /// Sends a wrong password without reading the answer.
    private static Socket guess(String page) throws IOException {
        var api = URI.create(TestSystem.running().api());
        var socket = new Socket(api.getHost(), api.getPort());
        socket.getOutputStream().write(("POST " + page + " HTTP/1.1\r\nHost: x\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 14\r\n\r\npassword=wrong")
                .getBytes(US_ASCII));
        return socket;
    }
}
