package com.motionmavericks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.Stack.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Processes die as processes do; nothing accepted is lost, and nothing is done twice.
class DurabilityIT {
    private static final List<String> ALL = List.of("postgres", "temporal", "standIns", "worker", "api");

    private final LocalStack stack = Stack.stack();
    private final Studio studio = Stack.newStudio();
    private final StudioClient client = studio.client();

    @AfterEach
    void startWhatIsMissing() {
        ALL.stream().filter(name -> !stack.isAlive(name)).forEach(stack::restart);
        client.mendMail();
    }

    @Test
    void killingEverythingInTheMiddleLosesNothingAndSendsNothingTwice() {
        var timed = invite(Stack.newAddress(), Instant.now().plusSeconds(12));
        var addresses = IntStream.range(0, 10).mapToObj(_ -> Stack.newAddress()).toList();
        // The vendor does the first half of the work, and we never hear of it.
        addresses.stream().limit(5)
                .forEach(address -> client.breakMail(Map.of("mode", "loseReply", "to", address, "times", 1)));
        var ids = addresses.stream().map(address -> invite(address, Instant.now().plus(Duration.ofDays(1)))).toList();
        ALL.reversed().forEach(stack::kill);
        ALL.forEach(stack::restart);
        ids.forEach(this::awaitMailed);
        assertThat(addresses).allSatisfy(address -> assertThat(client.mails(address)).hasSize(1));
        var expired = StudioClient.await("the timer that went on", () -> Optional.of(studio.invitation(timed).json())
                .filter(now -> now.get("status").asText().equals("EXPIRED") && now.has("closedAt")));
        assertThat(expired.has("closedAt")).isTrue();
    }

    @Test
    void withoutTemporalTheApiAnswersAndItsWorkflowsStartLater() {
        stack.kill("temporal");
        var address = Stack.newAddress();
        var id = invite(address, Instant.now().plus(Duration.ofDays(1)));
        assertThat(client.fetch(Stack.running().apiAdmin() + "/ready")).isEqualTo("ready\n");
        stack.restart("temporal");
        awaitMailed(id);
        assertThat(client.mails(address)).hasSize(1);
    }

    @Test
    void anEmptiedTemporalHasEveryOpenRowTakenUpAgainAndNothingSentTwice() throws IOException {
        var mailed = Stack.newAddress();
        var mailedId = invite(mailed, Instant.now().plus(Duration.ofDays(1)));
        awaitMailed(mailedId);
        stack.kill("worker");
        var waiting = Stack.newAddress();
        var waitingId = invite(waiting, Instant.now().plus(Duration.ofDays(1)));
        stack.kill("temporal");
        try (var files = Files.list(stack.directory().resolve("temporal"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        var emptied = Instant.now();
        stack.restart("temporal");
        stack.restart("worker");
        awaitMailed(waitingId);
        Stream.of(mailedId, waitingId).forEach(this::awaitRunning);
        assertThat(Duration.between(emptied, Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(client.mails(mailed)).hasSize(1);
        assertThat(client.mails(waiting)).hasSize(1);
    }

    @Test
    void aWorkflowThatWasTerminatedByHandIsTakenUpAgainByTheSweep() {
        var address = Stack.newAddress();
        client.breakMail(Map.of("mode", "hang", "to", address, "times", 1));
        var id = invite(address, Instant.now().plus(Duration.ofDays(1)));
        awaitRunning(id);
        stack.temporal().run("workflow", "terminate", "-w", "invitation:" + id, "--reason", "by hand");
        client.mendMail();
        awaitMailed(id);
        awaitRunning(id);
        assertThat(client.mails(address)).hasSize(1);
    }

    @Test
    void withoutPostgresTheApiSaysSoAndGoesOnWhenItIsBack() {
        var token = studio.admin();
        stack.kill("postgres");
        var away = client.get(token, "/v1/me");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        stack.restart("postgres");
        StudioClient.await("the API", () -> Optional.of(client.get(studio.admin(), "/v1/me"))
                .filter(reply -> reply.status() == 200));
    }

    private String invite(String address, Instant expiresAt) {
        return client.post(studio.admin(), "/v1/invitations",
                Map.of("email", address, "name", "Robin", "role", "GUEST", "expiresAt", expiresAt)).expect(201).json()
                .get("id").asText();
    }

    private void awaitMailed(String id) {
        StudioClient.await("the mail of " + id, () -> Optional.of(studio.invitation(id).json())
                .filter(now -> now.has("mailedAt")));
    }

    private void awaitRunning(String id) {
        StudioClient.await("the workflow of " + id, () -> {
            try {
                var description = stack.temporal().run("workflow", "describe", "-w", "invitation:" + id, "-o", "json");
                return description.contains("WORKFLOW_EXECUTION_STATUS_RUNNING") ? Optional.of(id) : Optional.empty();
            } catch (IllegalStateException _) {
                return Optional.empty();
            }
        });
    }
}
