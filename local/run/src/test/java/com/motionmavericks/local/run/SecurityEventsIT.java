package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.TestSystem.Studio;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Attacks over real HTTP: what the studio's admins and the operators see of them, and what others feel of them.
class SecurityEventsIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private static final String PASSWORD = "correct horse battery";
    private final StudioClient client = STUDIO.client();

    @Test
    @Drill("suspicious-requests")
    void anAttackIsAnEventOfItsStudioAndAMetric() {
        var shell = new OperatorShell(TestSystem.system(), client);
        var page = RunbookPage.read("suspicious-requests");
        var series = "security_events_total{kind=\"FORGED_SIGNATURE\"";
        var before = shell.metric("api", series);

        var partner = PartnerSender.create(STUDIO);
        for (var i = 0; i < 3; i++) {
            partner.withSecret("whsec_AAAA").send("msg_" + i, PartnerSender.DELIVERED).expect(401);
        }
        var key = client.post(STUDIO.admin(), "/v1/api-keys", Map.of("name", "Old", "role", "AGENCY")).expect(201);
        client.call("DELETE", STUDIO.admin(), key.header("Location"), "", "If-Match", key.header("ETag")).expect(204);
        client.get(key.json().get("token").asText(), "/v1/me").expect(401);
        client.submit(sharedPage(version()), "password", "a wrong one").expect(403);

        assertThat(shell.metric("api", series)).isEqualTo(before + 3);
        assertSeen("FORGED_SIGNATURE", partner.path(), 3);
        assertSeen("FORGED_TOKEN", key.header("Location"), 1);
        assertSeen("WRONG_PASSWORD", "", 1);
        assertThat(shell.run(page.command("docker compose exec postgres"))).contains("FORGED_SIGNATURE | 127.0.0.0/24");
        assertThat(shell.run(page.command("docker compose logs")))
                .contains("POST /v1/webhooks/partners/{partnerId} 401");
        assertThat(client.get(TestSystem.newStudio().admin(), "/v1/security-events").expect(200).json().get("items"))
                .isEmpty();
    }

    @Test
    @Tag("alone")
    void aFloodOfWrongPasswordsLeavesTheApiFast() {
        // Connections of their own, and no check of the contract, so that the test does not measure its own work.
        var attacker = new StudioClient(TestSystem.running(), (_, _, _, _) -> {});
        var other = new StudioClient(TestSystem.running(), (_, _, _, _) -> {});
        var version = version();
        var pages = IntStream.range(0, 20).mapToObj(_ -> sharedPage(version)).toList();
        var token = STUDIO.admin();
        Supplier<Duration> slowestInAFlood = () -> {
            try (var attackers = Executors.newVirtualThreadPerTaskExecutor()) {
                var guesses = IntStream.range(0, 1200).<Future<Integer>>mapToObj(i -> attackers.submit(
                        () -> attacker.submit(pages.get(i % pages.size()), "password", "guess " + i).status()))
                        .toList();
                var slowest = Duration.ZERO;
                while (!guesses.stream().allMatch(Future::isDone)) {
                    var began = Instant.now();
                    other.get(token, "/v1/me").expect(200);
                    var took = Duration.between(began, Instant.now());
                    slowest = took.compareTo(slowest) > 0 ? took : slowest;
                }
                assertThat(guesses).extracting(Future::resultNow).contains(403).isSubsetOf(403, 429, 503);
                return slowest;
            }
        };
        // The first flood finds processes that have just started, so their code is not compiled yet.
        var _ = slowestInAFlood.get();
        assertThat(slowestInAFlood.get()).isLessThan(Duration.ofSeconds(1));
    }

    private void assertSeen(String kind, String location, int count) {
        var event = StudioClient.await(kind, () -> Optional.ofNullable(client
                .get(STUDIO.admin(), "/v1/security-events?kind=" + kind).expect(200).json().at("/items/0"))
                .filter(seen -> !seen.isMissingNode()));
        assertThat(event.get("count").asInt()).isEqualTo(count);
        assertThat(event.get("network").asText()).isEqualTo("127.0.0.0/24");
        assertThat(location).endsWith(location.isEmpty() ? "" : event.get("subjectId").asText());
    }

    /// The page of a new share link that has a password.
    private String sharedPage(String version) {
        var link = client.post(STUDIO.admin(), version + "/share-links",
                Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3)), "password", PASSWORD)).expect(201).json();
        return link.get("url").asText().replace(TestSystem.running().api(), "");
    }

    private String version() {
        return STUDIO.readyVersion(client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201)
                .header("Location"));
    }
}
