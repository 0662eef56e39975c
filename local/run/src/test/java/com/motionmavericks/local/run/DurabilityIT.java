package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.Stack.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Processes die as processes do; nothing accepted is lost, and nothing is done twice, in any of the workflows.
class DurabilityIT {
    private static final List<String> ALL = List.of("postgres", "temporal", "standIns", "worker", "api");

    private final LocalSystem stack = Stack.stack();
    private final Studio studio = Stack.newStudio();
    private final StudioClient client = studio.client();

    @AfterEach
    void startWhatIsMissing() {
        ALL.stream().filter(name -> !stack.isAlive(name)).forEach(stack::restart);
        client.mendMail();
    }

    @Test
    void killingEverythingInTheMiddleLosesNothingAndSendsNothingTwice() {
        var each = new OneOfEach(studio);
        // The vendor does the first half of the work, and we never hear of it.
        List.of(each.invited, each.guest, each.agency)
                .forEach(address -> client.breakMail(Map.of("mode", "loseReply", "to", address, "times", 1)));
        each.begin().triggerDigests();
        ALL.reversed().forEach(stack::kill);
        ALL.forEach(stack::restart);
        each.awaitEverythingOnce();
    }

    @Test
    void withoutTemporalTheApiAnswersAndItsWorkflowsStartLater() {
        var each = new OneOfEach(studio);
        stack.kill("temporal");
        each.begin();
        assertThat(client.fetch(Stack.running().apiAdmin() + "/ready")).isEqualTo("ready\n");
        var worker = Stack.running().workerAdmin() + "/ready";
        assertThat(client.status(worker)).isEqualTo(503);
        stack.restart("temporal");
        StudioClient.await("the worker is ready", () -> Optional.of(client.status(worker)).filter(now -> now == 200));
        each.triggerDigests();
        each.awaitEverythingOnce();
    }

    @Test
    void anEmptiedTemporalHasEveryOpenRowTakenUpAgainAndNothingSentTwice() throws IOException {
        var each = new OneOfEach(studio).begin();
        each.awaitWaiting();
        stack.kill("worker");
        var waiting = Stack.newAddress();
        var invitation = studio.invite(waiting).expect(201).header("Location");
        stack.kill("temporal");
        try (var files = Files.list(stack.directory().resolve("temporal"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        var emptied = Instant.now();
        stack.restart("temporal");
        stack.restart("worker");
        each.awaitWaiting();
        assertThat(Duration.between(emptied, Instant.now())).isLessThan(Duration.ofMinutes(1));
        StudioClient.await("the Schedule", () -> Optional.of(stack.temporal().run("schedule", "list"))
                .filter(list -> list.contains("digests")));
        each.triggerDigests();
        each.awaitEverythingOnce();
        StudioClient.await("the mail", () -> Optional.of(client.get(studio.admin(), invitation).expect(200).json())
                .filter(now -> now.has("mailedAt")));
        assertThat(client.mails(waiting)).hasSize(1);
    }

    @Test
    void whatWasTerminatedByHandIsTakenUpAgainByTheSweep() {
        var each = new OneOfEach(studio);
        List.of(each.invited, each.guest, each.agency)
                .forEach(address -> client.breakMail(Map.of("mode", "hang", "to", address, "times", 1)));
        each.begin().triggerDigests();
        each.awaitWaiting();
        stack.temporal().run("workflow", "terminate", "--query",
                "ExecutionStatus = 'Running' AND TenantId = '" + studio.tenantId() + "'", "--reason", "by hand",
                "--yes");
        // The termination of many is a job of its own: what is signalled before its end may be terminated too.
        StudioClient.await("the end of the terminations", () -> Optional.of(stack.temporal().run("batch", "list"))
                .filter(jobs -> !jobs.contains("Running")));
        client.mendMail();
        // A digest that was not claimed yet is the next round's.
        each.triggerDigests();
        each.awaitEverythingOnce();
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
}
