package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Invitations over real HTTP. The client validates every answer against the API's contract.
class InvitationsIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private final StudioClient client = STUDIO.client();

    @Test
    void isCreatedWithItsLocationAndVersionAndStatus() {
        var created = STUDIO.invite(TestSystem.newAddress()).expect(201);
        assertThat(created.header("Location")).isEqualTo("/v1/invitations/" + id(created));
        assertThat(created.header("ETag")).startsWith("\"1-");
        assertThat(created.header("X-Request-Id")).isNotEmpty();
        assertThat(created.json().get("status").asText()).isEqualTo("PENDING");
        var mailed = awaitMailed(id(created));
        assertThat(mailed.json().has("nextReminderAt")).isTrue();
        var unchanged = client.get(STUDIO.admin(), "/v1/invitations/" + id(created), "If-None-Match",
                mailed.header("ETag"));
        // A webhook of the vendor may have changed it meanwhile.
        assertThat(unchanged.status()).isIn(304, 200);
    }

    @Test
    void isAcceptedOnceByItsTokenAndGivesASession() {
        var address = TestSystem.newAddress();
        STUDIO.invite(address).expect(201);
        var token = client.awaitLink(address);
        var key = UUID.randomUUID().toString();
        var session = client.post("", key, "/v1/sessions", Map.of("invitationToken", token)).expect(201).json();
        assertThat(client.post("", key, "/v1/sessions", Map.of("invitationToken", token)).expect(201).json())
                .isEqualTo(session);
        var me = client.get(session.get("accessToken").asText(), "/v1/me").expect(200).json();
        assertThat(me.get("email").asText()).isEqualTo(address);
        assertThat(client.post("", "/v1/sessions", Map.of("invitationToken", token)).expect(410).json().get("type")
                .asText()).endsWith("/problems/invitation-accepted");
        assertThat(problem(client.get(session.get("accessToken").asText(), "/v1/invitations").expect(403)))
                .isEqualTo("not-allowed");
    }

    @Test
    void isResentWithANewLinkThatInvalidatesTheOldOne() {
        var address = TestSystem.newAddress();
        var id = id(STUDIO.invite(address).expect(201));
        var first = client.awaitLink(address);
        change(id, "resend");
        var second = StudioClient.await("the second mail", () -> Optional.of(client.mails(address))
                .filter(mails -> mails.size() == 2).map(mails -> StudioClient.linkToken(mails.get(0))));
        assertThat(client.get("", "/i/" + first).expect(410).body()).contains("There is a newer mail");
        client.accept(second).expect(200);
    }

    @Test
    void aBounceMakesItUndeliverable() {
        var address = "bounced-" + UUID.randomUUID() + "@example.com";
        var id = id(STUDIO.invite(address).expect(201));
        var closed = StudioClient.await("the bounce", () -> Optional.of(STUDIO.invitation(id).json())
                .filter(now -> now.has("closedAt")));
        assertThat(closed.get("status").asText()).isEqualTo("UNDELIVERABLE");
    }

    @Test
    void aLostReplyOfTheVendorGivesOneMail() {
        var address = TestSystem.newAddress();
        client.breakMail(Map.of("mode", "loseReply", "to", address, "times", 1));
        var id = id(STUDIO.invite(address).expect(201));
        awaitMailed(id);
        assertThat(client.mails(address)).hasSize(1);
    }

    @Test
    void aMailThatTheVendorAcceptedDuringTheRevocationIsRecordedAsSent() {
        var address = TestSystem.newAddress();
        client.breakMail(Map.of("mode", "loseReply", "to", address, "times", 1));
        var id = id(STUDIO.invite(address).expect(201));
        StudioClient.await("the mail", () -> Optional.ofNullable(client.mails(address).get(0)));
        change(id, "revoke");
        var delivery = StudioClient.await("the delivery", () -> client
                .get(STUDIO.admin(), "/v1/deliveries?limit=100").expect(200).json().get("items")
                .findParents("sentAt").stream().filter(sent -> sent.get("subjectId").asText().equals(id)).findFirst());
        assertThat(delivery.get("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(client.mails(address)).hasSize(1);
    }

    @Test
    void aVendorThatHangsDelaysNeitherTheRevocationNorTheExpiry() {
        var address = TestSystem.newAddress();
        client.breakMail(Map.of("mode", "hang", "to", address, "times", 1));
        var expiresAt = Instant.now().plusSeconds(3);
        var id = id(client.post(STUDIO.admin(), "/v1/invitations",
                Map.of("email", address, "name", "Robin", "role", "GUEST", "expiresAt", expiresAt)).expect(201));
        var closed = StudioClient.await("the expiry", () -> Optional.of(STUDIO.invitation(id).json())
                .filter(now -> now.has("closedAt")));
        assertThat(Instant.parse(closed.get("closedAt").asText())).isBetween(expiresAt, expiresAt.plusSeconds(2));
        client.mendMail();
    }

    @Nested
    class HttpConventions {
        @Test
        void concurrentRequestsWithOneKeyGiveOneInvitationAndEqualAnswers() throws Exception {
            var key = UUID.randomUUID().toString();
            var address = TestSystem.newAddress();
            var token = STUDIO.admin();
            var body = Map.of("email", address, "name", "Robin", "role", "GUEST");
            var answers = new HashSet<String>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Reply> request = () -> client.post(token, key, "/v1/invitations", body);
                for (var answer : threads.invokeAll(Collections.nCopies(64, request))) {
                    answers.add(answer.get().expect(201).body() + answer.get().header("ETag"));
                }
            }
            assertThat(answers).hasSize(1);
            assertThat(problem(client.post(token, key, "/v1/invitations",
                    Map.of("email", address, "name", "Another", "role", "GUEST")).expect(422)))
                    .isEqualTo("idempotency-key-reused");
            assertThat(problem(client.call("POST", token, "/v1/invitations", "{}").expect(422))).isEqualTo("invalid");
        }

        @Test
        void aChangeNeedsTheCurrentVersion() {
            var id = id(STUDIO.invite(TestSystem.newAddress()).expect(201));
            var path = "/v1/invitations/" + id + "/revoke";
            assertThat(problem(client.post(STUDIO.admin(), path, Map.of()).expect(428))).isEqualTo("version-required");
            assertThat(problem(client.post(STUDIO.admin(), path, Map.of(), "If-Match", "7").expect(400)))
                    .isEqualTo("malformed-request");
            change(id, "resend");
            var stale = client.post(STUDIO.admin(), path, Map.of(), "If-Match", "\"1\"").expect(412);
            assertThat(stale.json().get("currentVersion").asLong()).isEqualTo(2);
            change(id, "revoke");
            var closed = client.post(STUDIO.admin(), path, Map.of(), "If-Match", STUDIO.invitation(id).header("ETag"))
                    .expect(409);
            assertThat(closed.json().get("invitationStatus").asText()).isEqualTo("REVOKED");
        }

        @Test
        void aMailThatIsSentMeanwhileDoesNotMakeAChangeFail() {
            var created = STUDIO.invite(TestSystem.newAddress()).expect(201);
            awaitMailed(id(created));
            assertThat(STUDIO.invitation(id(created)).header("ETag")).isNotEqualTo(created.header("ETag"));
            client.post(STUDIO.admin(), "/v1/invitations/" + id(created) + "/revoke", Map.of(), "If-Match",
                    created.header("ETag")).expect(200);
        }

        @Test
        void invalidInputGetsAPreciseProblem() {
            var token = STUDIO.admin();
            var unknown = client.post(token, "/v1/invitations",
                    Map.of("emial", "x@example.com", "name", "X", "role", "GUEST")).expect(422);
            assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/emial");
            var invalid = client
                    .post(token, "/v1/invitations", Map.of("email", "nonsense", "name", " ", "role", "GUEST"))
                    .expect(422);
            assertThat(invalid.json().get("errors").findValuesAsText("pointer")).containsExactly("/email", "/name");
            assertThat(problem(client.post(token, "/v1/invitations",
                    Map.of("email", "x@example.com", "name", "X", "role", "KING")).expect(422)))
                    .isEqualTo("invalid");
            assertThat(problem(client.call("POST", token, "/v1/invitations", "{", "Idempotency-Key", "k").expect(400)))
                    .isEqualTo("malformed-request");
            assertThat(problem(client.get(token, "/v1/invitations?limit=1000").expect(422))).isEqualTo("invalid");
            assertThat(problem(client.get(token, "/v1/invitations?after=nonsense").expect(400)))
                    .isEqualTo("invalid-cursor");
            assertThat(problem(client.get("nonsense", "/v1/me").expect(401))).isEqualTo("unauthenticated");
            assertThat(problem(client.get(client.adminToken("org_unknown"), "/v1/me").expect(403)))
                    .isEqualTo("not-a-member");
        }

        @Test
        void requestsThatReachNoResourceGetProblemDocuments() throws IOException {
            for (var request : List.of("GET /nowhere HTTP/1.1", "GET /v1/invitations/%zz HTTP/1.1", "NONSENSE")) {
                var answer = raw(request + "\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(answer).as(request).containsIgnoringCase("application/problem+json").contains("/problems/")
                        .doesNotContainIgnoringCase("jetty").doesNotContain("Exception");
            }
        }

        @Test
        void theListHasPages() {
            for (int i = 0; i < 5; i++) {
                STUDIO.invite(TestSystem.newAddress()).expect(201);
            }
            var seen = new HashSet<String>();
            var next = Optional.of("/v1/invitations?limit=2");
            while (next.isPresent()) {
                var page = client.get(STUDIO.admin(), next.get()).expect(200).json();
                page.get("items").forEach(item -> assertThat(seen.add(item.get("id").asText())).isTrue());
                next = Optional.ofNullable(page.get("next")).map(JsonNode::asText);
            }
            assertThat(seen).hasSizeGreaterThanOrEqualTo(5);
        }

        private String raw(String request) throws IOException {
            var api = URI.create(TestSystem.running().api());
            try (var socket = new Socket(api.getHost(), api.getPort())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    void thePageHasNoScriptsAndHidesItsAddress() {
        var address = TestSystem.newAddress();
        STUDIO.invite(address).expect(201);
        var page = client.get("", "/i/" + client.awaitLink(address)).expect(200);
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).contains("invites you").doesNotContain("<script").doesNotContain("http");
        client.get("", "/i/nonsense").expect(404);
    }

    @Test
    void aWebhookWithoutAValidSignatureIsRefused() {
        assertThat(problem(client.call("POST", "", "/v1/webhooks/resend", "{}", "svix-id", "msg_1", "svix-timestamp",
                "1", "svix-signature", "v1,AAAA").expect(401))).isEqualTo("invalid-signature");
    }

    @Test
    void theProcessesHaveHealthChecksAndMetricsAndDocs() {
        var running = TestSystem.running();
        assertThat(client.fetch(running.apiAdmin() + "/ready")).isEqualTo("ready\n");
        assertThat(client.fetch(running.apiAdmin() + "/healthcheck")).contains("postgres");
        assertThat(client.fetch(running.workerAdmin() + "/healthcheck")).contains("temporal").contains("postgres")
                .contains("held back");
        assertThat(client.fetch(running.apiAdmin() + "/metrics")).contains("jvm").contains("jetty");
        assertThat(client.fetch(running.workerAdmin() + "/metrics")).contains("relay_signals_delivered_total")
                .contains("events_horizon_age_seconds")
                .contains("outbox_signals_waiting").contains("temporal_");
        assertThat(client.fetch(running.api() + "/openapi.json")).contains("\"openapi\":\"3.1.0\"");
        assertThat(client.fetch(running.api() + "/docs")).contains("/docs/swagger-ui-bundle.js");
        assertThat(client.fetch(running.api() + "/docs/swagger-ui-bundle.js")).contains("SwaggerUIBundle");
        assertThat(client.fetch(running.api() + "/problems/stale-version")).startsWith("# Changed meanwhile");
    }

    /// Reads an invitation and changes it; tries again if its workflow has changed it meanwhile.
    private void change(String id, String how) {
        StudioClient.await(how, () -> Optional.of(client.post(STUDIO.admin(), "/v1/invitations/" + id + "/" + how,
                Map.of(), "If-Match", STUDIO.invitation(id).header("ETag"))).filter(reply -> reply.status() == 200));
    }

    private static Reply awaitMailed(String id) {
        return StudioClient.await("the mail", () -> Optional.of(STUDIO.invitation(id))
                .filter(reply -> reply.json().has("mailedAt")));
    }

    private static String problem(Reply reply) {
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        return reply.json().get("type").asText().replaceFirst(".*/problems/", "");
    }

    private static String id(Reply reply) {
        return reply.json().get("id").asText();
    }
}
