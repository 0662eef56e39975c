package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.Json;
import com.motionmavericks.local.run.TestSystem.Studio;
import com.motionmavericks.local.run.WebhookReceiver.Answer;
import com.motionmavericks.local.run.WebhookReceiver.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Webhooks to endpoints of studios, from the event to a real server. The pauses between attempts are those of
/// [TestSystem]: four attempts, a second apart.
class WebhookEndpointsIT {
    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final JsonNode endpoint = receiver.subscribe(studio, "partner.created", "partner.changed").json();
    private final String path = "/v1/webhook-endpoints/" + endpoint.get("id").asText();
    private final String secret = endpoint.get("secret").asText();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void webhooksAreSignedAndInOrderForEachSubjectThoughTheFirstFailsTwice() {
        var failures = new AtomicInteger();
        receiver.answer(webhook -> new Answer(
                webhook.type().equals("partner.created") && failures.getAndIncrement() < 2 ? 500 : 200));
        var first = partner();
        rename(first);
        rename(first);
        var webhooks = receiver.await(5);
        assertThat(webhooks).extracting(Received::type).containsExactly("partner.created", "partner.created",
                "partner.created", "partner.changed", "partner.changed");
        assertThat(webhooks).extracting(Received::subject).containsOnly(first);
        assertThat(webhooks).allMatch(webhook -> webhook.isSignedBy(secret));
        assertThat(webhooks.subList(0, 3)).extracting(Received::id).containsOnly(webhooks.getFirst().id());
        assertThat(webhooks.subList(0, 3)).extracting(Received::body).containsOnly(webhooks.getFirst().body());
        assertThat(webhooks.getFirst().body()).doesNotContain("Render");
        var message = await("/v1/webhook-messages/" + webhooks.getFirst().id(), "status", "DELIVERED");
        assertThat(message.get("body").asText()).isEqualTo(webhooks.getFirst().body());
        assertThat(message.get("log").findValuesAsText("status")).containsExactly("200", "500", "500");
        assertThat(read(path).has("secret")).isFalse();
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAndGetsTheRestLater() {
        receiver.answer(410);
        var partner = partner();
        rename(partner);
        var disabled = await(path, "status", "DISABLED");
        assertThat(disabled.get("pauseReason").asText()).isEqualTo("GONE");
        rename(partner);
        receiver.answer(200);
        change(disabled, Map.of("status", "ENABLED"));
        assertThat(receiver.await(4).subList(1, 4)).extracting(Received::type).containsExactly("partner.created",
                "partner.changed", "partner.changed");
    }

    @Test
    void aFailingEndpointIsPausedNotParkedAndResumesInOrder() {
        receiver.answer(503);
        var partner = partner();
        var paused = await(path, "status", "PAUSED");
        assertThat(paused.get("pauseReason").asText()).isEqualTo("FAILING");
        assertThat(receiver.received()).hasSize(4);
        rename(partner);
        assertThat(read("/v1/operations/parked").get("items")).isEmpty();
        assertThat(TestSystem.eventTypes(studio, ""))
                .contains("webhook-endpoint.paused");
        receiver.answer(200);
        change(paused, Map.of("status", "ENABLED"));
        assertThat(receiver.await(6).subList(4, 6)).extracting(Received::type).containsExactly("partner.created",
                "partner.changed");
    }

    @Test
    void retryAfterIsHonoured() {
        receiver.answer(webhook -> receiver.received().size() == 1 ? new Answer(429, "4") : new Answer(200));
        var began = Instant.now();
        partner();
        receiver.await(1);
        partner();
        receiver.await(3);
        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void aHangingEndpointHoldsUpNoOther() throws InterruptedException {
        var done = new CountDownLatch(1);
        receiver.answer(_ -> {
            awaitQuietly(done);
            return new Answer(200);
        });
        var subjects = Stream.generate(this::partner).limit(3).toList();
        receiver.await(3);
        var other = TestSystem.newStudio();
        try (var quick = new WebhookReceiver()) {
            quick.subscribe(other, "partner.created");
            var began = Instant.now();
            other.client().post(other.admin(), "/v1/partners", Map.of("name", "Render Ltd")).expect(201);
            quick.await(1);
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));
        } finally {
            done.countDown();
        }
        assertThat(receiver.received()).extracting(Received::subject).containsAll(subjects);
    }

    @Test
    void bothSecretsSignWhileOneIsRotated() {
        var rotated = client.post(studio.admin(), path + "/rotate", Map.of("overlapHours", 1), "If-Match", "\"1\"")
                .expect(200).json().get("secret").asText();
        partner();
        var webhook = receiver.await(1).getFirst();
        assertThat(webhook.signatures().split(" ")).hasSize(2);
        assertThat(webhook.isSignedBy(secret) && webhook.isSignedBy(rotated)).isTrue();
        client.post(studio.admin(), path + "/rotate", Map.of("overlapHours", 0), "If-Match", "\"2\"").expect(200);
        partner();
        assertThat(receiver.await(2).getLast().isSignedBy(rotated)).isFalse();
    }

    @Test
    void aTestArrivesAndIsReplayedUnderTheSameId() {
        var message = client.post(studio.admin(), path + "/test", Map.of()).expect(202).header("Location");
        var webhook = receiver.await(1).getFirst();
        assertThat(webhook.type()).isEqualTo("webhook.test");
        assertThat(webhook.isSignedBy(secret)).isTrue();
        await(message, "status", "DELIVERED");
        client.call("POST", studio.admin(), message + "/replay", "", "Idempotency-Key", UUID.randomUUID().toString())
                .expect(200);
        assertThat(receiver.await(2)).extracting(Received::id).containsOnly(webhook.id());
        await(message, "status", "DELIVERED");
        var range = Map.of("from", Instant.now().minusSeconds(3600), "to", Instant.now().plusSeconds(3600));
        assertThat(client.post(studio.admin(), path + "/replay", range).expect(200).json().get("replayed").asInt())
                .isOne();
        receiver.await(3);
        assertThat(read(path + "/messages").get("items")).hasSize(1)
                .allSatisfy(item -> assertThat(item.has("body") || item.has("log")).isFalse());
    }

    @Test
    void aBadSubscriptionIsRefused() {
        for (var url : List.of("http://hooks.example.com/", "https://10.0.0.1/", "https://hooks.example.com:22/",
                "https://169.254.169.254/latest/meta-data", "https://user@hooks.example.com/", "nothing")) {
            assertThat(client.post(studio.admin(), "/v1/webhook-endpoints", Map.of("url", url)).expect(422).json()
                    .get("errors").findValuesAsText("pointer")).as(url).containsExactly("/url");
        }
        assertThat(client.post(studio.admin(), "/v1/webhook-endpoints",
                Map.of("url", receiver.url(), "eventTypes", List.of("partner.created", "partner.exploded")))
                .expect(422).json().get("errors").findValuesAsText("pointer")).containsExactly("/eventTypes/1");
        client.call("DELETE", studio.admin(), path, "", "If-Match", "\"1\"").expect(204);
        client.get(studio.admin(), path).expect(404);
        partner();
        assertThat(receiver.received()).isEmpty();
    }

    private String partner() {
        return client.post(studio.admin(), "/v1/partners", Map.of("name", "Render Ltd")).expect(201).json().get("id")
                .asText();
    }

    private void rename(String partner) {
        var now = read("/v1/partners/" + partner);
        client.patch(studio.admin(), "/v1/partners/" + partner,
                "{\"name\": \"Render " + now.get("version").asText() + "\"}", "If-Match",
                "\"" + now.get("version").asText() + "\"").expect(200);
    }

    private void change(JsonNode seen, Map<String, ?> body) {
        client.patch(studio.admin(), path, Json.write(body), "If-Match",
                "\"" + seen.get("version").asText() + "\"").expect(200);
    }

    private JsonNode await(String where, String field, String value) {
        return StudioClient.await(value + " of " + where,
                () -> Optional.of(read(where)).filter(now -> now.get(field).asText().equals(value)));
    }

    private JsonNode read(String where) {
        return client.get(studio.admin(), where).expect(200).json();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
