package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Parked steps and operator actions: through the API, through the CLI, and for many workflows at once.
class OperationsIT {
    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();

    @AfterEach
    void mend() {
        client.mendMail();
    }

    @Test
    void anActionThroughTheApiMeansOneStepOnce() {
        var retried = park();
        var skipped = park();
        var aborted = park();
        client.mendMail();
        leave(retried, "retry");
        leave(skipped, "skip");
        leave(aborted, "abort");
        client.awaitLink(retried.address());
        assertThat(awaitNoAttention(retried).has("mailedAt")).isTrue();
        assertThat(awaitNoAttention(skipped).has("mailedAt")).isFalse();
        assertThat(awaitNoAttention(aborted).get("status").asText()).isEqualTo("REVOKED");
        var again = client.post(studio.admin(), "/v1/operations/parked/" + retried.step() + "/retry", Map.of())
                .expect(409);
        assertThat(again.json().get("type").asText()).endsWith("/problems/nothing-parked");
        assertThat(client.mails(skipped.address())).isEmpty();
        assertThat(events()).contains("step.parked", "step.retried", "step.skipped", "step.aborted");
    }

    @Test
    void aBulkCommandThroughTheApiMeansAllStepsThatMatch() {
        var parked = List.of(park(), park());
        var subjects = client.get(studio.admin(), "/v1/operations/parked?workflow=Invitation&reason=refused,%20resend")
                .expect(200).json().get("items");
        assertThat(subjects).hasSize(2).allSatisfy(step -> {
            assertThat(step.at("/subject/name").asText()).startsWith("Invitation of ");
            assertThat(step.at("/subject/url").asText()).endsWith("/v1/invitations/" + step.get("subjectId").asText());
        });
        client.mendMail();
        assertThat(retryAll(true)).isEqualTo(Map.of("count", 2, "left", 0));
        assertThat(steps()).hasSize(2);
        assertThat(retryAll(false)).isEqualTo(Map.of("count", 2, "left", 2));
        for (var step : parked) {
            client.awaitLink(step.address());
            awaitNoAttention(step);
        }
        assertThat(client.get(studio.admin(), "/v1/operations/parked?state=left").expect(200).json().get("items"))
                .hasSize(2).allSatisfy(step -> assertThat(step.get("leftBy").asText()).isEqualTo("RETRY"));
        client.post(studio.admin(), "/v1/operations/parked/abort", Map.of("filter", Map.of(), "dryRun", true))
                .expect(422);
    }

    @Test
    void aSignalByTheCliMeansOneWorkflowOrAWholeList() {
        var one = park();
        var others = List.of(park(), park());
        client.mendMail();
        TestSystem.system().temporal().run("workflow", "signal", "-w", "invitation:" + one.invitation(), "--name",
                "skip");
        assertThat(awaitNoAttention(one).has("mailedAt")).isFalse();
        var query = "NeedsAttention = true AND ExecutionStatus = 'Running' AND TenantId = '" + studio.tenantId() + "'";
        StudioClient.await("both in the list", () -> Optional
                .of(TestSystem.system().temporal().run("workflow", "count", "--query", query))
                .filter(s -> s.contains("2")));
        TestSystem.system().temporal().run("workflow", "signal", "--query", query, "--name", "retry", "--reason",
                "vendor is back", "--yes");
        for (var other : others) {
            client.awaitLink(other.address());
            awaitNoAttention(other);
            assertThat(client.mails(other.address())).hasSize(1);
        }
        assertThat(client.mails(one.address())).isEmpty();
    }

    @Test
    void theProcessesServeEveryDocumentedMetric() {
        // Not the one that comes with the first bug, those that Prometheus adds, and the one whose name the JVM chooses.
        var expected = RunbooksTest.documentedMetrics();
        expected.removeAll(Set.of("temporal_workflow_task_execution_failed_total", "up",
                "probe_ssl_earliest_cert_expiry", "jvm_gc_*_time"));
        leave(park(), "abort");
        park();
        // A row is due until its mail is sent.
        client.breakMail(Map.of("mode", "slow", "delaySeconds", 3));
        studio.invite(TestSystem.newAddress()).expect(201);
        var running = TestSystem.running();
        StudioClient.await("the metrics " + expected, () -> {
            Stream.of(running.apiAdmin(), running.workerAdmin())
                    .flatMap(admin -> client.fetch(admin + "/metrics").lines())
                    .filter(line -> line.startsWith("# TYPE "))
                    .forEach(line -> expected.remove(line.split(" ", -1)[2]));
            return expected.isEmpty() ? Optional.of(expected) : Optional.empty();
        });
    }

    private record Parked(String address, String invitation, String step) {}

    private Parked park() {
        var address = "parked-" + UUID.randomUUID() + "@example.com";
        client.breakMail(Map.of("mode", "fail", "status", 422, "to", address));
        var id = studio.invite(address).expect(201).json().get("id").asText();
        var step = StudioClient.await("the parked step", () -> steps().stream()
                .filter(s -> s.get("subjectId").asText().equals(id)).findFirst());
        assertThat(step.get("reason").asText()).isEqualTo("refused, resend 422");
        assertThat(studio.invitation(id).json().get("needsAttention").asBoolean()).isTrue();
        return new Parked(address, id, step.get("id").asText());
    }

    private void leave(Parked parked, String action) {
        client.post(studio.admin(), "/v1/operations/parked/" + parked.step() + "/" + action, Map.of()).expect(200);
    }

    private Map<String, Integer> retryAll(boolean isDryRun) {
        var answer = client.post(studio.admin(), "/v1/operations/parked/retry", Map.of("filter",
                Map.of("workflow", "Invitation", "reason", "refused, resend"), "dryRun", isDryRun)).expect(200).json();
        return Map.of("count", answer.get("count").asInt(), "left", answer.get("left").asInt());
    }

    private JsonNode awaitNoAttention(Parked parked) {
        return StudioClient.await("no attention needed",
                () -> Optional.of(studio.invitation(parked.invitation()).json())
                        .filter(now -> !now.get("needsAttention").asBoolean() && (now.has("mailedAt")
                                || client.mails(parked.address()).isEmpty())));
    }

    private List<JsonNode> steps() {
        var steps = new ArrayList<JsonNode>();
        client.get(studio.admin(), "/v1/operations/parked?limit=100").expect(200).json().get("items")
                .forEach(steps::add);
        return steps;
    }

    private List<String> events() {
        return TestSystem.eventTypes(studio, "");
    }
}
