package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Kills processes, and checks for every workflow that nothing accepted is lost and nothing is done twice.
class DurabilityIT {
    private final LocalSystem system = TestSystem.system();
    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();

    @AfterEach
    void restartStoppedProcesses() {
        TestSystem.restartStopped();
        client.mendMail();
    }

    @Test
    void killingAllProcessesLosesNothingAndSendsNothingTwice() {
        var workflows = new AllWorkflows(studio);
        // The vendor accepts the first mail to each address, but its answer is lost.
        List.of(workflows.invited, workflows.guest, workflows.agency)
                .forEach(address -> client.breakMail(Map.of("mode", "loseReply", "to", address, "times", 1)));
        workflows.start().triggerSchedules();
        TestSystem.PROCESSES.reversed().forEach(system::kill);
        TestSystem.PROCESSES.forEach(system::restart);
        workflows.awaitEffectsOnce();
    }

    @Test
    void withoutTemporalTheApiAnswersAndWorkflowsStartLater() {
        var workflows = new AllWorkflows(studio);
        system.kill("temporal");
        workflows.start();
        assertThat(client.fetch(TestSystem.running().apiAdmin() + "/ready")).isEqualTo("ready\n");
        var worker = TestSystem.running().workerAdmin() + "/ready";
        assertThat(client.status(worker)).isEqualTo(503);
        system.restart("temporal");
        StudioClient.await("the worker is ready", () -> Optional.of(client.status(worker)).filter(now -> now == 200));
        workflows.triggerSchedules();
        workflows.awaitEffectsOnce();
    }

    @Test
    void anEmptiedTemporalGetsAWorkflowForEveryOpenRowAndNothingIsSentTwice() throws IOException {
        var workflows = new AllWorkflows(studio).start();
        workflows.awaitOpenWorkflows();
        system.kill("worker");
        var waiting = TestSystem.newAddress();
        var invitation = studio.invite(waiting).expect(201).header("Location");
        system.kill("temporal");
        try (var files = Files.list(system.directory().resolve("temporal"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        var emptied = Instant.now();
        system.restart("temporal");
        system.restart("worker");
        workflows.awaitOpenWorkflows();
        assertThat(Duration.between(emptied, Instant.now())).isLessThan(Duration.ofMinutes(1));
        StudioClient.await("the Schedule", () -> Optional.of(system.temporal().run("schedule", "list"))
                .filter(list -> list.contains("digests")));
        workflows.triggerSchedules();
        workflows.awaitEffectsOnce();
        StudioClient.await("the mail", () -> Optional.of(client.get(studio.admin(), invitation).expect(200).json())
                .filter(now -> now.has("mailedAt")));
        assertThat(client.mails(waiting)).hasSize(1);
    }

    @Test
    void theSweepStartsTerminatedWorkflowsAgain() {
        var workflows = new AllWorkflows(studio);
        List.of(workflows.invited, workflows.guest, workflows.agency)
                .forEach(address -> client.breakMail(Map.of("mode", "hang", "to", address, "times", 1)));
        workflows.start().triggerSchedules();
        workflows.awaitOpenWorkflows();
        system.temporal().run("workflow", "terminate", "--query",
                "ExecutionStatus = 'Running' AND TenantId = '" + studio.tenantId() + "'", "--reason", "by hand",
                "--yes");
        // The batch terminates in the background. A workflow that is signalled before its end may be terminated too.
        StudioClient.await("the end of the terminations", () -> Optional.of(system.temporal().run("batch", "list"))
                .filter(jobs -> !jobs.contains("Running")));
        client.mendMail();
        // The next round takes a digest that was not claimed yet.
        workflows.triggerSchedules();
        workflows.awaitEffectsOnce();
    }

    @Test
    void aWorkerMakesTheSchedulesAgreeWithItsListWhenItStarts() {
        temporal("schedule", "update", "--schedule-id", "clerk", "--cron", "0 0 1 1 *", "--workflow-id", "clerk-round",
                "--type", "ClerkRound", "--task-queue", "motion-mavericks");
        temporal("schedule", "create", "--schedule-id", "former", "--cron", "0 0 1 1 *", "--workflow-id",
                "former-round",
                "--type", "Former", "--task-queue", "motion-mavericks", "--schedule-memo",
                "owner=\"motion-mavericks\"");
        temporal("schedule", "toggle", "--schedule-id", "retention", "--pause", "--reason", "test");
        system.kill("worker");
        var killed = Instant.now();
        system.restart("worker");

        StudioClient.await("a round of the list's Schedule within two days", () -> schedule("clerk")
                .filter(clerk -> Instant.parse(clerk.get("seenAt").asText()).isAfter(killed))
                .filter(clerk -> Instant.parse(clerk.path("nextRoundAt").asText("9999-01-01T00:00:00Z"))
                        .isBefore(Instant.now().plus(Duration.ofDays(2)))));
        assertThat(schedules().findValuesAsText("id")).containsExactly("cleanup", "clerk", "digests",
                "retention");
        assertThat(schedule("retention")).hasValueSatisfying(retention -> {
            assertThat(retention.get("isPaused").asBoolean()).isTrue();
            assertThat(retention.has("nextRoundAt")).isFalse();
        });
        assertThat(system.temporal().run("schedule", "list")).contains("clerk").doesNotContain("former");
        temporal("schedule", "toggle", "--schedule-id", "retention", "--unpause", "--reason", "test");
    }

    private void temporal(String... command) {
        system.temporal().run(command);
    }

    private JsonNode schedules() {
        return client.get(studio.admin(), "/v1/operations/schedules").expect(200).json().get("items");
    }

    private Optional<JsonNode> schedule(String id) {
        return StreamSupport.stream(schedules().spliterator(), false)
                .filter(schedule -> schedule.get("id").asText().equals(id)).findFirst();
    }

    @Test
    void withoutPostgresTheApiAnswers503AndRecovers() {
        var token = studio.admin();
        system.kill("postgres");
        var away = client.get(token, "/v1/me");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        system.restart("postgres");
        StudioClient.await("the API", () -> Optional.of(client.get(studio.admin(), "/v1/me"))
                .filter(reply -> reply.status() == 200));
    }
}
