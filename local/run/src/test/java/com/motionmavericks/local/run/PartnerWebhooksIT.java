package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.StudioClient.Reply;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Webhooks of partners, from the signature to the workflow that handles them.
class PartnerWebhooksIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private final StudioClient client = STUDIO.client();
    private final PartnerSender partner = PartnerSender.create(STUDIO);

    @Test
    void aWebhookIsStoredOnceAndHandled() {
        var first = partner.send("msg_1", PartnerSender.DELIVERED).expect(202).json();
        assertThat(partner.send("msg_1", PartnerSender.DELIVERED).expect(202).json()).isEqualTo(first);
        assertProblem(partner.send("msg_1", PartnerSender.DELIVERED + " "), 409, "webhook-id-reused");
        var path = "/v1/partner-webhooks/" + first.get("id").asText();
        var handled = await(path, "HANDLED");
        assertThat(handled.get("body").asText()).isEqualTo(PartnerSender.DELIVERED);
        assertThat(handled.get("webhookId").asText()).isEqualTo("msg_1");
        assertThat(read(partner.path() + "/webhooks").get("items")).hasSize(1)
                .allSatisfy(item -> assertThat(item.has("body")).isFalse());
    }

    /// `-Ddeliveries=10000` sends ten thousand.
    @Test
    void shuffledDeliveriesWithDuplicatesHaveOneEffectEach() throws Exception {
        var deliveries = Integer.getInteger("deliveries", 300);
        var unique = deliveries * 7 / 10;
        var ids = new ArrayList<>(IntStream.range(0, deliveries).mapToObj(i -> "msg_" + i % unique).toList());
        Collections.shuffle(ids, new Random(20261126));
        var stored = new ConcurrentHashMap<String, JsonNode>();
        try (var connections = Executors.newFixedThreadPool(16)) {
            for (var answer : connections.invokeAll(ids.stream().<Callable<Boolean>>map(id -> () -> {
                var receipt = partner.send(id, PartnerSender.DELIVERED.replace("Titles", id)).expect(202).json();
                var before = stored.putIfAbsent(id, receipt);
                return before == null || before.equals(receipt);
            }).toList())) {
                assertThat(answer.get()).as("the same receipt for each repetition").isTrue();
            }
        }
        assertThat(stored).hasSize(unique);
        for (var handled = new AtomicLong(); handled.get() < unique;) {
            handled.set(StudioClient.await("more than " + handled + " handled webhooks", () -> Optional
                    .of(count("status = 'HANDLED'")).filter(count -> count > handled.get())));
        }
        assertThat(count("true")).isEqualTo(unique);
        assertThat(count("exists (select from event e where (e.tenant_id, e.subject_id) = (w.tenant_id, w.id) "
                + "having count(*) filter (where type = 'partner-webhook.handled') = 1)")).isEqualTo(unique);
    }

    private long count(String condition) {
        return TestSystem.number("select count(*) from partner_webhook w where w.partner_id = '"
                + partner.path().replace("/v1/partners/", "") + "' and " + condition);
    }

    @Test
    void aWrongSignatureAnUnknownPartnerAndABrokenEnvelopeAreRefused() {
        var forger = partner.withSecret("whsec_AAAA");
        assertProblem(forger.send("msg_1", PartnerSender.DELIVERED), 401, "invalid-signature");
        var nobody = new PartnerSender(client, "/v1/partners/" + UUID.randomUUID(), partner.secret());
        assertProblem(nobody.send("msg_1", PartnerSender.DELIVERED), 401, "invalid-signature");
        assertThat(assertProblem(partner.send("msg_1", "{\"version\": \"2\", \"type\": \"a b\"}"), 422, "invalid")
                .get("errors").findValuesAsText("pointer")).containsExactly("/version", "/type", "/data");
        assertProblem(partner.send("msg_1", PartnerSender.DELIVERED.replace("\"data\"", "\"more\": 1, \"data\"")), 422,
                "invalid");
        for (var type : List.of("x".repeat(101), "", "\u3000", "a b", "a..b", "a.", "a\u202Eb")) {
            assertThat(assertProblem(partner.send("msg_1", PartnerSender.DELIVERED.replace("asset.delivered", type)),
                    422, "invalid").get("errors").findValuesAsText("pointer")).as(type).containsExactly("/type");
        }
        for (var body : new String[]{"{", "[]", "null", PartnerSender.DELIVERED + "{}"}) {
            assertProblem(partner.send("msg_1", body), 400, "malformed-request");
        }
        assertProblem(partner.send("msg_1", "\"" + "x".repeat(256 << 10) + "\""), 413, "content-too-large");
        assertThat(read(partner.path() + "/webhooks").get("items")).isEmpty();
    }

    @Test
    void aPausedPartnerSendsAgainLater() {
        client.patch(STUDIO.admin(), partner.path(), "{\"status\": \"PAUSED\"}", "If-Match", "\"1\"").expect(200);
        var paused = partner.send("msg_1", PartnerSender.DELIVERED);
        assertProblem(paused, 503, "partner-paused");
        assertThat(paused.header("Retry-After")).isEqualTo("300");
        assertProblem(partner.withSecret("whsec_AAAA").send("msg_1", PartnerSender.DELIVERED), 401,
                "invalid-signature");
        client.patch(STUDIO.admin(), partner.path(), "{\"status\": \"ACTIVE\"}", "If-Match", "\"2\"").expect(200);
        partner.send("msg_1", PartnerSender.DELIVERED).expect(202);
    }

    @Test
    void bothSecretsAreGoodWhileOneIsRotated() {
        var rotated = client.post(STUDIO.admin(), partner.path() + "/rotate", Map.of("overlapHours", 1), "If-Match",
                "\"1\"").expect(200).json();
        var renewed = partner.withSecret(rotated.get("secret").asText());
        assertThat(renewed.secret()).isNotEqualTo(partner.secret());
        partner.send("msg_1", PartnerSender.DELIVERED).expect(202);
        renewed.send("msg_1", PartnerSender.DELIVERED).expect(202);
        assertThat(read(partner.path()).has("secret")).isFalse();
        client.post(STUDIO.admin(), partner.path() + "/rotate", Map.of("overlapHours", 0), "If-Match", "\"2\"")
                .expect(200);
        assertProblem(renewed.send("msg_2", PartnerSender.DELIVERED), 401, "invalid-signature");
    }

    @Test
    void anUnknownTypeIsKeptAndReplayed() {
        var unknown = PartnerSender.DELIVERED.replace("asset.delivered", "take.finished");
        var path = "/v1/partner-webhooks/" + partner.send("msg_1", unknown).expect(202).json().get("id").asText();
        var unhandled = await(path, "UNHANDLED");
        client.call("POST", STUDIO.admin(), path + "/replay", "", "Idempotency-Key", UUID.randomUUID().toString())
                .expect(200);
        var again = StudioClient.await("the second attempt", () -> Optional.of(await(path, "UNHANDLED"))
                .filter(now -> !now.get("updatedAt").equals(unhandled.get("updatedAt"))));
        assertThat(again.get("body").asText()).isEqualTo(unknown);
        var range = Map.of("from", Instant.now().minusSeconds(3600), "to", Instant.now().plusSeconds(3600));
        assertThat(client.post(STUDIO.admin(), partner.path() + "/replay", range).expect(200).json().get("replayed")
                .asInt()).isOne();
        await(path, "UNHANDLED");
    }

    private JsonNode await(String path, String status) {
        return StudioClient.await(status + " of " + path,
                () -> Optional.of(read(path)).filter(now -> now.get("status").asText().equals(status)));
    }

    private JsonNode read(String path) {
        return client.get(STUDIO.admin(), path).expect(200).json();
    }

    private static JsonNode assertProblem(Reply reply, int status, String code) {
        var problem = reply.expect(status).json();
        assertThat(problem.get("code").asText()).isEqualTo(code);
        return problem;
    }
}
