package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Notifications and digests over real HTTP, with the real workflows, the Schedule and the stand-ins.
class NotificationsIT {
    private static final String PREFERENCES = "/v1/me/notification-preferences";

    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();
    private final String address = TestSystem.newAddress();
    private final JsonNode guest = studio.join("GUEST", address);
    private final String token = guest.get("accessToken").asText();
    private final String name = "*Spring* `" + UUID.randomUUID();
    private final String project = client.post(studio.admin(), "/v1/projects", Map.of("name", name)).expect(201)
            .header("Location");

    NotificationsIT() {
        client.call("PUT", studio.admin(), project + "/members/" + guest.at("/member/id").asText(), "").expect(204);
    }

    @AfterEach
    void mend() {
        client.mendMail();
        client.mendSlack();
    }

    @Test
    void immediateMailsAndTheDigestTellEachEventOnce() {
        client.preferDigest(token, "NOW", LocalTime.of(8, 0));
        client.post(studio.admin(), project + "/tasks", Map.of("title", "Grade")).expect(201);
        var task = client.post(studio.admin(), project + "/tasks", Map.of("title", "Mix")).expect(201)
                .header("Location");
        client.post(studio.admin(), task + "/comments", Map.of("body", "Louder")).expect(201);
        awaitMails("A task was added", 2);
        awaitDelivered("notification/3", 2);
        TestSystem.awaitWorkflow("mailbox:" + guest.at("/member/id").asText(), "COMPLETED");
        client.awaitRouted();
        // The vendor accepts the digest, but its answer is lost.
        client.breakMail(Map.of("mode", "loseReply", "to", address, "times", 1));
        awaitDigest(client.preferDigest(token, "NOW", StudioClient.soon()));
        assertThat(awaitMails("Your day at", 1).getFirst().get("text").asText())
                .contains("- " + name + ": Somebody has commented\n").doesNotContain("task");
        awaitDelivered("digest/3", 1);
        triggerDigests();
        assertThat(client.mails(address, "Your day at")).hasSize(1);
    }

    @Test
    void aBounceIsInTheDeliveryLogAndOnceInTheAuditLog() {
        client.preferDigest(token, "NOW", LocalTime.of(8, 0));
        // The mail of the invitation may still be on its way, and would bounce instead.
        StudioClient.await("the invitation's mail", () -> Optional
                .of(client.get(studio.admin(), "/v1/deliveries?limit=100").expect(200).json().get("items"))
                .filter(items -> items.findParents("outcome").stream()
                        .anyMatch(item -> item.at("/recipient/id").equals(guest.at("/member/id")))));
        client.breakMail(Map.of("mode", "bounce", "to", address, "times", 1));
        client.post(studio.admin(), project + "/tasks", Map.of("title", "Grade")).expect(201);
        var bounced = StudioClient.await("the bounce", () -> client.get(studio.admin(), "/v1/deliveries?limit=100")
                .expect(200).json().get("items").findParents("outcome").stream()
                .filter(delivery -> delivery.get("outcome").asText().equals("UNDELIVERABLE")).findFirst());
        assertThat(bounced.get("subjectType").asText()).isEqualTo("Notification");
        assertThat(bounced.at("/recipient/id")).isEqualTo(guest.at("/member/id"));
        assertThat(bounced.get("needsAttention").asBoolean()).isFalse();
        TestSystem.awaitWorkflow("delivery:" + bounced.get("id").asText(), "COMPLETED");
        var told = StudioClient.await("the event", () -> Optional
                .of(client.get(studio.admin(), "/v1/events?limit=100").expect(200).json().get("items")
                        .findParents("type"))
                .map(events -> events.stream()
                        .filter(event -> event.get("type").asText().equals("delivery.undeliverable")).toList())
                .filter(events -> !events.isEmpty()));
        assertThat(told).singleElement().extracting(event -> event.get("subjectId")).isEqualTo(bounced.get("id"));
    }

    @Test
    void preferencesAreReadAndChangedWithAVersion() {
        var mine = client.get(token, PREFERENCES).expect(200);
        assertThat(mine.json().get("digestAt").asText()).isEqualTo("08:00:00");
        client.get(token, PREFERENCES, "If-None-Match", mine.header("ETag")).expect(304);
        var body = "{\"tasks\":\"OFF\",\"timeZone\":\"Pacific/Auckland\",\"digestAt\":\"07:30\"}";
        client.call("PATCH", token, PREFERENCES, body).expect(428);
        for (var wrong : List.of("{\"timeZone\":\"Pacific/Atlantis\"}", "{\"timeZone\":null}")) {
            assertThat(client.call("PATCH", token, PREFERENCES, wrong, "If-Match", "\"1\"").expect(422).json()
                    .at("/errors/0/pointer").asText()).isEqualTo("/timeZone");
        }
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            var changed = client
                    .call("PATCH", token, PREFERENCES, body, "If-Match", "\"1\"", "Idempotency-Key", key).expect(200)
                    .json();
            assertThat(changed.get("version").asInt()).isEqualTo(2);
            assertThat(changed.get("tasks").asText()).isEqualTo("OFF");
            assertThat(changed.get("approvals").asText()).isEqualTo("DIGEST");
            assertThat(changed.get("digestAt").asText()).isEqualTo("07:30:00");
        }
        client.call("PATCH", token, PREFERENCES, body, "If-Match", "\"1\"").expect(412);
        client.get(token, "/v1/deliveries").expect(403);
    }

    @Test
    void slackGetsOneMessagePerApproval() {
        var path = "/v1/slack-connection";
        client.get(studio.admin(), path).expect(404);
        assertRefused(path, Map.of("webhookUrl", "https://elsewhere.example/"), "/webhookUrl", "malformed");
        assertRefused(path, Map.of("webhookUrl", webhook(), "channel", "films"), "/webhookUrl", "not-allowed");
        assertRefused(path, Map.of("channel", "films"), "/botToken", "required");
        client.post(token, path, Map.of("webhookUrl", webhook())).expect(403);
        var connected = client.post(studio.admin(), path, Map.of("webhookUrl", webhook())).expect(201);
        client.post(studio.admin(), path, Map.of("webhookUrl", webhook())).expect(409);
        requestApproval();
        assertPlainText(awaitSlack(1).getFirst());
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            client.call("DELETE", studio.admin(), path, "", "If-Match", connected.header("ETag"), "Idempotency-Key",
                    key).expect(204);
        }

        var byBot = Map.of("botToken", TestSystem.running().standIns().slackBotToken(), "channel", "films");
        client.post(studio.admin(), path, byBot).expect(201);
        requestApproval();
        var byThatBot = awaitSlack(2).getLast();
        assertThat(byThatBot.get("channel").asText()).isEqualTo("films");
        assertPlainText(byThatBot);
        assertThat(client.get(studio.admin(), path).expect(200).body()).doesNotContain("xoxb");
    }

    @Test
    void anUnknownOutcomeAtSlackWaitsForAnOperator() {
        client.post(studio.admin(), "/v1/slack-connection", Map.of("webhookUrl", webhook())).expect(201);
        client.breakSlack(Map.of("mode", "loseReply", "times", 1));
        requestApproval();
        var parked = StudioClient.await("the parked step", () -> Optional.ofNullable(client
                .get(studio.admin(), "/v1/operations/parked").expect(200).json().get("items").get(0)));
        assertThat(parked.get("reason").asText()).isEqualTo("nobody knows whether slack has it");
        awaitSlack(1);
        client.post(studio.admin(), "/v1/operations/parked/" + parked.get("id").asText() + "/skip", Map.of())
                .expect(200);
        TestSystem.awaitWorkflow(parked.get("workflowId").asText(), "COMPLETED");
        awaitSlack(1);
    }

    private void requestApproval() {
        var milestone = client.post(studio.admin(), project + "/milestones", Map.of("name", "Cut")).expect(201)
                .header("Location");
        client.post(studio.admin(), milestone + "/approvals", Map.of("reviewers",
                List.of(guest.at("/member/id").asText()), "policy", "ANY", "deadline",
                Instant.now().plus(3, ChronoUnit.DAYS))).expect(201);
    }

    private void assertPlainText(JsonNode message) {
        assertThat(message.get("text").asText()).startsWith(name + ": An approval was asked for. Have a look: http");
        assertThat(message.get("mrkdwn").asBoolean()).isFalse();
    }

    private List<JsonNode> awaitSlack(int count) {
        return StudioClient.await("Slack", () -> Optional.of(client.slackMessages(name))
                .filter(messages -> messages.size() == count));
    }

    private void assertRefused(String path, Map<String, ?> body, String pointer, String code) {
        var error = client.post(studio.admin(), path, body).expect(422).json().at("/errors/0");
        assertThat(error.get("pointer").asText()).isEqualTo(pointer);
        assertThat(error.get("code").asText()).isEqualTo(code);
    }

    private static String webhook() {
        return TestSystem.running().standIns().slackWebhook();
    }

    private void awaitDigest(Instant digestAt) {
        StudioClient.await("the time at which the digest is due",
                () -> Optional.of(digestAt).filter(Instant.now()::isAfter));
        triggerDigests();
    }

    private static void triggerDigests() {
        TestSystem.system().temporal().run("schedule", "trigger", "--schedule-id", "digests");
    }

    private List<JsonNode> awaitMails(String subject, int count) {
        return StudioClient.await("the mails " + subject, () -> Optional.of(client.mails(address, subject))
                .filter(mails -> mails.size() == count));
    }

    private void awaitDelivered(String template, int count) {
        StudioClient.await("the log of deliveries", () -> Optional
                .of(client.get(studio.admin(), "/v1/deliveries?limit=100").expect(200).json().get("items"))
                .filter(items -> items.findParents("template").stream()
                        .filter(item -> item.get("template").asText().equals(template) && item.has("sentAt")
                                && item.at("/recipient/id").equals(guest.at("/member/id")))
                        .count() == count));
    }
}
