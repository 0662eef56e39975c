package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Share links over real HTTP, with the real workflow, and their pages as a browser gets them.
class ShareLinksIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private static final JsonNode AGENCY = STUDIO.join("AGENCY");
    private static final String PASSWORD = "Käse & Brot = 100 %";
    private static final Pattern SOURCE = Pattern.compile("<video [^>]*src=\"([^\"]+)\"");
    private final StudioClient client = STUDIO.client();
    private String project = "";
    private String readyVersion = "";

    @BeforeEach
    void create() {
        project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201)
                .header("Location");
        client.call("PUT", STUDIO.admin(), project + "/members/" + AGENCY.at("/member/id").asText(), "").expect(204);
        readyVersion = STUDIO.readyVersion(project);
    }

    @AfterEach
    void mend() {
        client.mendMail();
    }

    @Test
    void playsForEveryoneWhoHasTheLink() {
        var link = share(Duration.ofDays(3), "");
        var page = client.get("", page(link)).expect(200);
        var source = SOURCE.matcher(page.body());
        assertThat(source.find()).isTrue();
        assertThat(client.fetch(source.group(1))).startsWith("#EXTM3U");
        assertThat(page.body()).contains("<h1>Titles</h1>").doesNotContain("<script");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-")
                .contains("; media-src " + TestSystem.running().standIns().mux() + ";").doesNotContain("script-src");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(read(link).header("ETag")).as("opening it changes nothing").startsWith("\"1-");
    }

    @Test
    void asksForThePasswordAndRefusesAWrongOne() {
        var link = share(Duration.ofDays(3), PASSWORD);
        assertThat(link.get("hasPassword").asBoolean()).isTrue();
        assertThat(link.toString()).doesNotContain(PASSWORD).doesNotContain("argon2");
        assertThat(client.get("", page(link)).expect(200).body()).contains("type=\"password\"")
                .doesNotContain("<video").doesNotContain("Titles");
        assertThat(client.submit(page(link), "password", "another one").expect(403).body())
                .contains("The password is wrong").doesNotContain("<video");
        assertThat(client.submit(page(link), "password", PASSWORD).expect(200).body()).contains("<video");
    }

    @Test
    void manyWrongPasswordsLockItForAWhileAndItsOwnerIsTold() {
        var link = share(Duration.ofDays(3), PASSWORD);
        for (var guess = 0; guess < 20; guess++) {
            client.submit(page(link), "password", "guess " + guess).expect(403);
        }
        assertThat(client.submit(page(link), "password", PASSWORD).expect(429).body()).contains("opens again after")
                .doesNotContain("<video");
        client.get("", page(link)).expect(429);
        assertThat(read(link).json().has("lockedUntil")).isTrue();
        StudioClient.await("the mail", () -> Optional.of(client.mails(owner()).toString())
                .filter(mails -> mails.contains("is locked for a while")));
        StudioClient.await("the end of the lockout", () -> Optional.of(events())
                .filter(events -> events.contains("share-link.unlocked")));
        client.submit(page(link), "password", PASSWORD).expect(200);
        assertThat(events()).containsSubsequence("share-link.locked", "share-link.lockout-mailed")
                .containsOnlyOnce("share-link.locked");
    }

    @Test
    void unknownExpiredAndRevokedLinksHaveTheSamePage() {
        var expired = share(Duration.ofSeconds(2), PASSWORD);
        var revoked = share(Duration.ofDays(3), "");
        change(revoked, "revoke", Map.of()).expect(200);
        awaitStatus(expired, "EXPIRED");
        var nothing = client.get("", "/s/nonsense").expect(404);
        for (var path : List.of(page(expired), page(revoked))) {
            for (var reply : List.of(client.get("", path), client.submit(path, "password", PASSWORD))) {
                assertThat(reply.expect(404).body()).isEqualTo(nothing.body());
                assertThat(comparable(reply)).isEqualTo(comparable(nothing));
            }
        }
        var again = change(revoked, "extend", Map.of("expiresAt", Instant.now().plus(Duration.ofDays(9)))).expect(409);
        assertThat(again.json().get("type").asText()).endsWith("/problems/share-link-revoked");
    }

    @Test
    void warnsItsOwnerOnceAndExpiresOnTimeAndReopensWhenExtended() {
        var before = mails();
        var link = share(Duration.ofSeconds(4), "");
        var expired = awaitStatus(link, "EXPIRED");
        var end = Instant.parse(link.get("expiresAt").asText());
        assertThat(Instant.parse(expired.get("closedAt").asText())).isBetween(end, end.plusSeconds(2));
        assertThat(expired.has("warnedAt")).isTrue();
        assertThat(mails()).isEqualTo(before + 1);
        assertThat(change(link, "extend", Map.of("expiresAt", Instant.now().minusSeconds(60))).expect(422).json()
                .at("/errors/0/message").asText()).contains("later");
        var open = change(link, "extend", Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3)))).expect(200);
        assertThat(open.json().get("url")).isEqualTo(link.get("url"));
        client.get("", page(link)).expect(200);
        assertThat(events()).containsSubsequence("share-link.created", "share-link.warned", "share-link.expired",
                "share-link.extended").containsOnlyOnce("share-link.warned").containsOnlyOnce("share-link.expired");
    }

    @Test
    void parksWhenTheOwnerCannotBeMailedAndContinuesWhenSkipped() {
        client.breakMail(Map.of("mode", "fail", "status", 422, "to", owner()));
        var link = share(Duration.ofSeconds(8), "");
        StudioClient.await("the parked step", () -> Optional.of(client.get(STUDIO.admin(), path(link)).expect(200))
                .filter(now -> now.json().get("needsAttention").asBoolean()));
        var step = client.get(STUDIO.admin(), "/v1/operations/parked?limit=1").expect(200).json().at("/items/0");
        assertThat(step.get("step").asText()).isEqualTo("Warn the owner");
        client.post(STUDIO.admin(), "/v1/operations/parked/" + step.get("id").asText() + "/skip", Map.of()).expect(200);
        var expired = awaitStatus(link, "EXPIRED");
        assertThat(expired.has("needsAttention")).as("only ADMIN sees it").isFalse();
        assertThat(client.get(STUDIO.admin(), path(link)).expect(200).json().get("needsAttention").asBoolean())
                .isFalse();
        assertThat(expired.has("warnedAt")).isFalse();
    }

    @Test
    void aGuestSeesTheLinkWithoutItsUrl() {
        var guest = STUDIO.join("GUEST");
        client.call("PUT", STUDIO.admin(), project + "/members/" + guest.at("/member/id").asText(), "").expect(204);
        var link = share(Duration.ofDays(3), "");
        var token = guest.get("accessToken").asText();
        var seen = client.get(token, readyVersion + "/share-links").expect(200).json().at("/items/0");
        assertThat(seen.get("id")).isEqualTo(link.get("id"));
        assertThat(seen.has("url")).isFalse();
        client.post(token, readyVersion + "/share-links", Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3))))
                .expect(403);
        client.post(token, path(link) + "/revoke", Map.of(), "If-Match", "\"1\"").expect(403);
    }

    @Test
    void aRepeatedCommandGivesTheSameLinkAndInvalidInputNone() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3)), "password", PASSWORD);
        var first = client.post(agency(), key, readyVersion + "/share-links", body).expect(201);
        assertThat(client.post(agency(), key, readyVersion + "/share-links", body).expect(201).body())
                .isEqualTo(first.body());
        assertThat(client.get(agency(), first.header("Location"), "If-None-Match", first.header("ETag")).status())
                .isEqualTo(304);
        client.post(agency(), readyVersion + "/share-links", Map.of("password", PASSWORD)).expect(422);
        client.post(agency(), readyVersion + "/share-links", Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3)),
                "password", "short")).expect(422);
        assertThat(client.post(agency(), readyVersion + "/share-links",
                Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3)), "password", "password1")).expect(422).json()
                .at("/errors/0/code").asText()).isEqualTo("too-weak");
        client.post(agency(), readyVersion + "/share-links",
                Map.of("expiresAt", Instant.now().plus(Duration.ofDays(365))))
                .expect(422);
    }

    private JsonNode share(Duration lifetime, String password) {
        var body = new HashMap<String, Object>(Map.of("expiresAt", Instant.now().plus(lifetime)));
        if (!password.isEmpty()) {
            body.put("password", password);
        }
        return client.post(agency(), readyVersion + "/share-links", body).expect(201).json();
    }

    /// Reads a link and changes it.
    private Reply change(JsonNode link, String how, Map<String, ?> body) {
        return client.post(agency(), path(link) + "/" + how, body, "If-Match", read(link).header("ETag"));
    }

    private JsonNode awaitStatus(JsonNode link, String status) {
        return StudioClient.await("the status " + status, () -> Optional.of(read(link).json())
                .filter(now -> now.get("status").asText().equals(status) && now.has("closedAt")));
    }

    private Reply read(JsonNode link) {
        return client.get(agency(), path(link)).expect(200);
    }

    private int mails() {
        return client.mails(owner()).size();
    }

    private String owner() {
        return client.get(agency(), "/v1/me").expect(200).json().get("email").asText();
    }

    /// The headers that do not depend on the request.
    private static Map<String, List<String>> comparable(Reply reply) {
        var headers = new HashMap<>(reply.response().headers().map());
        headers.keySet().removeAll(List.of("x-request-id", "traceparent", "date", "ratelimit", "ratelimit-policy"));
        return headers;
    }

    private static String page(JsonNode link) {
        return link.get("url").asText().replace(TestSystem.running().api(), "");
    }

    private static String path(JsonNode link) {
        return "/v1/share-links/" + link.get("id").asText();
    }

    private static String agency() {
        return AGENCY.get("accessToken").asText();
    }

    private List<String> events() {
        return TestSystem.eventTypes(STUDIO, project);
    }
}
