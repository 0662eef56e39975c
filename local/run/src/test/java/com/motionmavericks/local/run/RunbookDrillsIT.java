package com.motionmavericks.local.run;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.motionmavericks.local.run.TestSystem.Studio;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A drill for each page of `runbooks/`: makes the fault, runs the commands of the page as they stand there, and sees in the
/// page's own metric or command that the fault was there and is gone.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunbookDrillsIT {
    private static final String BROKEN = "invitation:" + UUID.randomUUID();
    private static final int OTHER_WORKER_PORT = TestSystem.freePort(28_400);

    private final LocalSystem system = TestSystem.system();
    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();
    private final OperatorShell shell = new OperatorShell(system, client);

    /// Temporal reports a workflow whose tasks fail after a minute. The other drills run meanwhile.
    @BeforeAll
    static void startWorkflowWhoseTasksFail() {
        TestSystem.system().temporal().run("workflow", "start", "--type", "Invitation", "--workflow-id", BROKEN,
                "--task-queue", "motion-mavericks", "--input", "\"no row\"");
    }

    @AfterEach
    void mend() {
        TestSystem.restartStopped();
        client.mendMail();
    }

    @Test
    void eachPageHasADrill() {
        var drills = Stream.of(RunbookDrillsIT.class, RestoreDrillsIT.class, SecurityEventsIT.class)
                .flatMap(test -> Stream.of(test.getDeclaredMethods()))
                .map(method -> method.getAnnotation(Drill.class)).filter(Objects::nonNull);
        assertThat(drills.flatMap(drill -> Stream.of(drill.value())).collect(toSet()))
                .isEqualTo(RunbookPage.names());
    }

    @Test
    @Drill({"process-down", "unrouted-events", "temporal-backlog"})
    void aWorkerThatIsDown() {
        var project = client.post(studio.admin(), "/v1/projects", Map.of("name", "Drill")).expect(201)
                .header("Location");
        system.kill("worker");
        var address = TestSystem.newAddress();
        studio.invite(address).expect(201);
        client.post(studio.admin(), project.substring(project.indexOf("/v1/")) + "/tasks", Map.of("title", "Grade"))
                .expect(201);
        run("missed-schedules", "temporal schedule trigger");

        assertThat(run("process-down", "docker compose logs")).isNotBlank();
        assertThat(run("unrouted-events", "docker compose exec postgres psql")).contains(studio.tenantId().toString());
        await("a waiting task", () -> backlog() > 0);

        run("process-down", "docker compose restart worker");

        await("the routed events", () -> shell.metric("worker", "events_unrouted ") == 0);
        await("the taken tasks", () -> backlog() == 0);
        client.awaitLink(address);
    }

    @Test
    @Drill("process-down")
    void anApiThatIsDown() {
        system.kill("api");
        assertThat(run("process-down", "docker compose logs")).isNotBlank();
        run("process-down", "docker compose restart api");
        client.get(studio.admin(), "/v1/me").expect(200);
    }

    @Test
    @Drill({"postgres-away", "api-errors"})
    void aPostgresThatIsAway() {
        var token = studio.admin();
        system.kill("postgres");
        assertThat(client.get(token, "/v1/me").status()).isEqualTo(503);
        await("the signs", () -> shell.metric("api", "dependency_up{dependency=\"postgres\"") == 0
                && shell.metric("api",
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/v1/me\",status=\"503\"") > 0);

        assertThat(run("postgres-away", "docker compose exec postgres pg_isready")).contains("no response");
        assertThat(run("postgres-away", "docker compose logs")).isNotBlank();
        awaitLog("api-errors", "GET /v1/me 503");

        run("postgres-away", "docker compose up --detach postgres");

        await("Postgres", () -> shell.metric("api", "dependency_up{dependency=\"postgres\"") == 1);
        client.get(studio.admin(), "/v1/me").expect(200);
    }

    @Test
    @Drill("postgres-away")
    void aPostgresThatHangsLeavesTheOtherMetrics() {
        var postgres = system.process("postgres");
        var processes = Stream.concat(Stream.of(postgres), postgres.descendants())
                .map(process -> Long.toString(process.pid())).collect(joining(" "));
        shell.run("kill -STOP " + processes);
        try {
            await("the sign", () -> shell.metric("worker", "dependency_up{dependency=\"postgres\"") == 0);
            var scraped = Instant.now();
            assertThat(shell.metric("worker", "dependency_up{dependency=\"temporal\"")).isOne();
            assertThat(Duration.between(scraped, Instant.now())).isLessThan(Duration.ofSeconds(5));
        } finally {
            shell.run("kill -CONT " + processes);
        }
        await("Postgres", () -> shell.metric("worker", "dependency_up{dependency=\"postgres\"") == 1);
        client.get(studio.admin(), "/v1/me").expect(200);
    }

    @Test
    @Drill({"temporal-away", "old-outbox"})
    void aTemporalThatIsAway() {
        system.kill("temporal");
        var address = TestSystem.newAddress();
        studio.invite(address).expect(201);
        await("the signs", () -> shell.metric("worker", "dependency_up{dependency=\"temporal\"") == 0
                && shell.metric("worker", "outbox_signals_waiting ") > 0);

        assertThat(run("temporal-away", "temporal operator cluster health")).doesNotContain("SERVING");
        assertThat(run("old-outbox", "docker compose exec postgres psql")).contains("Invitation");
        awaitLog("old-outbox", "was not delivered");

        run("temporal-away", "docker compose up --detach temporal");

        await("Temporal", () -> shell.metric("worker", "dependency_up{dependency=\"temporal\"") == 1);
        client.awaitLink(address);
        await("the empty outbox", () -> shell.metric("worker", "outbox_signals_waiting ") == 0);
    }

    @Test
    @Drill({"vendor-failures", "parked-workflows"})
    void aVendorThatFails() {
        var address = TestSystem.newAddress();
        client.breakMail(Map.of("mode", "fail", "status", 503, "to", address));
        var invitation = studio.invite(address).expect(201).json().get("id").asText();
        await("the parked step", () -> run("parked-workflows", "docker compose run --rm worker parked list")
                .contains("invitation:" + invitation));
        assertThat(shell.metric("worker", "vendor_failures_total{status=\"503\",vendor=\"resend\"")).isPositive();
        await("the list", () -> run("parked-workflows", "temporal workflow list").contains(invitation));

        client.mendMail();
        assertThat(run("parked-workflows", "docker compose run --rm worker parked retry")).contains("has left");

        client.awaitLink(address);
        await("no attention needed",
                () -> !studio.invitation(invitation).json().get("needsAttention").asBoolean());
    }

    @Test
    @Drill("bounced-mails")
    void mailsThatBounce() {
        var address = TestSystem.newAddress();
        client.breakMail(Map.of("mode", "bounce", "to", address, "times", 1));
        studio.invite(address).expect(201);
        await("the bounce", () -> run("bounced-mails", "docker compose exec postgres psql")
                .contains(studio.tenantId() + " | Invitation"));
        await("the metric", () -> shell.metric("worker", "events_recorded_total{type=\"delivery.undeliverable\"") > 0
                || shell.metric("api", "events_recorded_total{type=\"delivery.undeliverable\"") > 0);
    }

    @Test
    @Drill({"missed-schedules", "late-digests"})
    void aScheduleThatIsPaused() {
        var member = studio.join("AGENCY").get("accessToken").asText();
        client.preferDigest(member, "DIGEST", LocalTime.MIDNIGHT);
        system.temporal().run("schedule", "toggle", "-s", "digests", "--pause", "--reason", "drill");
        TestSystem.execute(
                "update notification_preferences set next_digest_at = now() - interval '1 hour' where tenant_id = '"
                        + studio.tenantId() + "'");

        assertThat(run("late-digests", "docker compose exec postgres psql")).contains(studio.tenantId().toString());
        await("the metric", () -> shell.metric("worker", "digest_oldest_due_seconds ") > 1800);
        assertThat(run("missed-schedules", "docker compose run --rm temporal-namespace 'temporal schedule describe"))
                .containsPattern("(?i)paused\\s+true");

        run("missed-schedules", "temporal schedule toggle");
        run("missed-schedules", "temporal schedule trigger");

        await("the round", () -> !run("late-digests", "docker compose exec postgres psql")
                .contains(studio.tenantId().toString()));
        assertThat(run("late-digests", "docker compose run --rm temporal-namespace 'temporal schedule describe"))
                .containsPattern("(?i)paused\\s+false");
    }

    @Test
    @Drill("overdue-workflows")
    void aWorkflowThatHangs() {
        var address = TestSystem.newAddress();
        client.breakMail(Map.of("mode", "hang", "to", address, "times", 1));
        var workflow = "invitation:" + studio.invite(address).expect(201).json().get("id").asText();
        TestSystem.awaitWorkflow(workflow, "RUNNING");
        await("the metric",
                () -> shell.metric("worker", "workflow_oldest_due_row_seconds{workflow=\"Invitation\"") > 0);

        shell.run(command("overdue-workflows", "temporal workflow terminate").replace("ID", workflow));

        await("the sweep", () -> run("overdue-workflows", "docker compose exec postgres psql").contains(workflow));
        client.awaitLink(address);
        assertThat(client.mails(address)).hasSize(1);
    }

    @Test
    @Drill({"exhausted-pool", "slow-api"})
    void transactionsThatWaitForALock() throws SQLException {
        var tokens = Stream.generate(() -> TestSystem.newStudio().admin()).limit(3).toList();
        try (var other = system.postgres().superuser(Settings.DATABASE);
                var statement = other.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            statement.execute("lock table project in access exclusive mode");
            var requests = Stream.generate(() -> tokens).flatMap(List::stream).limit(60).map(token -> CompletableFuture
                    .supplyAsync(() -> client.get(token, "/v1/projects").status(), threads)).toList();
            await("requests that wait", () -> shell.metric("api", "hikaricp_connections_pending") > 0);
            assertThat(run("exhausted-pool", "docker compose exec postgres psql")).contains("mm_api | active | Lock");
            assertThat(run("slow-api", "docker compose exec postgres psql")).contains("Lock | relation");

            var holder = Pattern.compile("\\{(\\d+)}").matcher(run("exhausted-pool", "select pid, pg_blocking_pids"));
            assertThat(holder.find()).isTrue();
            shell.run(command("slow-api", "select pg_terminate_backend").replace("pid", holder.group(1)));

            assertThat(requests).extracting(CompletableFuture::join).contains(200);
            await("a free pool", () -> shell.metric("api", "hikaricp_connections_pending") == 0);
        }
    }

    @Test
    @Drill("held-event-feeds")
    void aTransactionThatHoldsTheFeeds() throws SQLException {
        try (var other = system.postgres().superuser("postgres"); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            var project = client.post(studio.admin(), "/v1/projects", Map.of("name", "Held")).expect(201).json()
                    .get("id").asText();
            await("the metric", () -> shell.metric("worker", "events_horizon_age_seconds ") > 1);
            assertThat(feed(project)).isEmpty();

            var holder = Pattern.compile("(\\d+) \\| postgres \\| postgres ")
                    .matcher(run("held-event-feeds", "select pid, usename"));
            assertThat(holder.find()).isTrue();
            shell.run(command("held-event-feeds", "select pg_terminate_backend").replace("pid", holder.group(1)));

            await("the feed", () -> !feed(project).isEmpty());
            await("the metric", () -> shell.metric("worker", "events_horizon_age_seconds ") < 5);
        }
    }

    @Test
    @Drill("refused-webhooks")
    void webhooksOfAStranger() {
        var series = "http_server_requests_seconds_count{method=\"POST\",route=\"/v1/webhooks/resend\",status=\"401\"";
        var before = shell.metric("api", series);
        for (var i = 0; i < 6; i++) {
            client.post("", "/v1/webhooks/resend", Map.of("type", "email.delivered"), "svix-id", "forged",
                    "svix-timestamp", "1", "svix-signature", "v1,none").expect(401);
        }
        assertThat(shell.metric("api", series)).isEqualTo(before + 6);
        awaitLog("refused-webhooks", "POST /v1/webhooks/resend 401");
        var address = TestSystem.newAddress();
        studio.invite(address).expect(201);
        awaitLog("refused-webhooks", "POST /v1/webhooks/resend 20");
    }

    @Test
    @Drill("old-clerk-keys")
    void aClerkThatIsAway() {
        var token = studio.admin();
        system.kill("standIns");
        // The API asks Clerk at once for a key that it does not know.
        client.get("eyJhbGciOiJSUzI1NiIsImtpZCI6InVua25vd24ifQ" + token.substring(token.indexOf('.')), "/v1/me")
                .expect(401);
        awaitLog("old-clerk-keys", "cannot be fetched");
        assertThat(run("old-clerk-keys", "docker compose exec api printenv")).contains("jwks.json");
        assertThat(run("old-clerk-keys", "curl")).doesNotContain("\"keys\"");
        client.get(token, "/v1/me").expect(200);

        system.restart("standIns");

        assertThat(run("old-clerk-keys", "curl")).contains("\"keys\"");
        await("the keys", () -> shell.metric("api", "clerk_keys_age_seconds") < 70);
    }

    @Test
    @Drill("old-secret-key")
    void aKeyThatIsOld() {
        assumeThat(shell.run("command -v openssl")).isNotBlank();
        var fresh = run("old-secret-key", "echo").strip();
        for (var key : List.of("20200101:" + fresh.substring(9), fresh)) {
            var worker = TestSystem.startWorker(OTHER_WORKER_PORT, Map.of("SECRET_KEYS", key));
            try {
                var age = Double.parseDouble(shell.run(command("old-secret-key", "docker compose exec prometheus")
                        .replace("docker compose exec prometheus wget -qO- worker:8091",
                                "curl -s " + Settings.url(OTHER_WORKER_PORT)))
                        .replaceAll("(?s).*\nsecret_key_age_seconds ", ""));
                assertThat(age > 400 * 86_400).isEqualTo(!key.equals(fresh));
            } finally {
                worker.stop();
            }
        }
    }

    @Test
    @Drill("expiring-certificate")
    void aCertificateThatExpires(@TempDir Path directory) throws IOException {
        assumeThat(shell.run("command -v openssl")).isNotBlank();
        for (var days : List.of(10, 60)) {
            shell.run("cd " + directory + " && openssl req -x509 -newkey rsa:2048 -nodes -days " + days
                    + " -subj /CN=api.your.domain -keyout key.pem -out certificate.pem");
            var proxy = new ProcessBuilder("openssl", "s_server", "-accept", "127.0.0.1:28443", "-quiet", "-key",
                    "key.pem", "-cert", "certificate.pem").directory(directory.toFile()).start();
            try {
                var look = command("expiring-certificate", "openssl").replace("api.your.domain:443", "127.0.0.1:28443");
                await("the days that are left", () -> shell.run(look).contains("notAfter"));
                assertThat(shell.run(look.replace("-dates -issuer", "-checkend " + 14 * 86_400)))
                        .contains(days == 10 ? "will expire" : "will not expire");
            } finally {
                proxy.destroyForcibly();
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @Drill("failed-workflow-tasks")
    void aWorkflowWhoseTasksFail() {
        assertThat(shell.metric("worker", "temporal_workflow_task_execution_failed_total")).isPositive();
        var query = command("failed-workflow-tasks", "TemporalReportedProblems");
        await("the report", () -> shell.run("temporal workflow list --query '" + query + "'").contains(BROKEN));
        awaitLog("failed-workflow-tasks", "Invitation");
        var address = TestSystem.newAddress();
        var invitation = studio.invite(address).expect(201).json().get("id").asText();
        client.awaitLink(address);

        run("failed-workflow-tasks", "temporal workflow terminate");

        TestSystem.awaitWorkflow(BROKEN, "TERMINATED");
        await("the end of the terminations",
                () -> !system.temporal().run("batch", "list").contains("Running"));
        client.post(studio.admin(), "/v1/invitations/" + invitation + "/revoke", Map.of(), "If-Match",
                studio.invitation(invitation).header("ETag")).expect(200);
        TestSystem.awaitWorkflow("invitation:" + invitation, "COMPLETED");
    }

    private String command(String page, String beginning) {
        return RunbookPage.read(page).command(beginning);
    }

    private String run(String page, String beginning) {
        return shell.run(command(page, beginning));
    }

    /// A line comes into the log a moment after what it tells of.
    private void awaitLog(String page, String text) {
        await(text, () -> run(page, "docker compose logs").contains(text));
    }

    private int backlog() {
        var count = Pattern.compile("workflow +(\\d+)").matcher(run("temporal-backlog",
                "docker compose run --rm temporal-namespace 'temporal task-queue describe"));
        assertThat(count.find()).isTrue();
        return Integer.parseInt(count.group(1));
    }

    private List<String> feed(String project) {
        return client.get(studio.admin(), "/v1/projects/" + project + "/events").expect(200).json().get("items")
                .findValuesAsText("type");
    }

    private static void await(String what, BooleanSupplier condition) {
        StudioClient.await(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
