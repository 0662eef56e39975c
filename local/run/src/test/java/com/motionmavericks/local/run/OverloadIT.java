package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.Json;
import com.motionmavericks.local.run.Stack.Studio;
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

/// Many at once, who want what there is little of: everybody else is served all the while.
class OverloadIT {
    private static final Studio STUDIO = Stack.newStudio();
    private final StudioClient client = STUDIO.client();
    private final String project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201)
            .header("Location");

    @AfterEach
    void mend() {
        client.mendFilms();
    }

    @Test
    void aFloodOfWrongPasswordsThatHangsUpStopsNobody() throws Exception {
        var film = STUDIO.film(project);
        var locked = share(film, Map.of("password", "the right one"));
        var open = share(film, Map.of());
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
        StudioClient.await("the film", () -> Optional.of(client.submit(locked, "password", "the right one"))
                .filter(reply -> reply.status() == 200));
    }

    @Test
    void whoWaitsWhileNothingGoesOnStopsNobodyAndWhoHangsUpLeavesTheirPlace() throws Exception {
        var open = share(STUDIO.film(project), Map.of());
        client.breakFilms(Map.of("mode", "hang"));
        // Under one key, so that there is one film to be uploaded in the end.
        var request = HttpRequest.newBuilder(URI.create(Stack.running().api() + project + "/assets"))
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
                assertThat(answer).as("answers before their time").isNotNull();
                assertThat(answer.get().statusCode()).isEqualTo(202);
            }
            many.shutdownNow();
        }
        client.mendFilms();
        assertThat(client.post(STUDIO.admin(), project + "/assets", Map.of("name", "Credits"), "Prefer", "wait=20")
                .expect(202).json().at("/versions/0").has("uploadUrl")).isTrue();
    }

    private void assertServed(String openLink) {
        var token = STUDIO.admin();
        var before = System.nanoTime();
        client.get(token, "/v1/me").expect(200);
        client.get("", openLink).expect(200);
        // A second as a rule. It was half a minute, and on a busy machine minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    /// The path of a new share link's page.
    private String share(String film, Map<String, ?> password) {
        var body = new HashMap<String, Object>(password);
        body.put("expiresAt", Instant.now().plus(Duration.ofDays(3)));
        return client.post(STUDIO.admin(), film + "/share-links", body).expect(201).json().get("url").asText()
                .replace(Stack.running().api(), "");
    }

    /// Sends a wrong password, and does not read the answer.
    private static Socket guess(String page) throws IOException {
        var api = URI.create(Stack.running().api());
        var socket = new Socket(api.getHost(), api.getPort());
        socket.getOutputStream().write(("POST " + page + " HTTP/1.1\r\nHost: x\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 14\r\n\r\npassword=wrong")
                .getBytes(US_ASCII));
        return socket;
    }
}
