package com.motionmavericks.local.run;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.api.ApiApplication;
import com.motionmavericks.domain.identity.Tenants;
import com.motionmavericks.domain.tenancy.DatabaseAccess;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.local.run.processes.Child;
import com.motionmavericks.local.run.processes.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The local system that all integration tests of a process share. It starts once, in a directory of its own.
final class TestSystem {
    /// The spans of all tests.
    static final SpanReceiver SPANS = new SpanReceiver();
    /// All of the system, in the order of its start.
    static final List<String> PROCESSES = List.of("postgres", "temporal", "standIns", "worker", "api");

    /// The number of this process, of those that run the tests side by side.
    private static final int FORK = Integer.getInteger("fork", 1);
    private static final LocalSystem SYSTEM = start();
    private static final Set<String> ANSWERS = ConcurrentHashMap.newKeySet();

    private TestSystem() {}

    static LocalSystem system() {
        return SYSTEM;
    }

    static RunningSystem running() {
        return RunningSystem.read(SYSTEM.directory()).orElseThrow();
    }

    /// A studio for one test class.
    ///
    /// @param organization the studio's organization at Clerk, for tokens of its admin
    record Studio(UUID tenantId, String organization, StudioClient client) {
        String admin() {
            return client.adminToken(organization);
        }

        /// A new user of Clerk in the studio's organization.
        ///
        /// @return the user's id
        String newClerkUser(String address) {
            var user = "user_" + UUID.randomUUID();
            client.changeClerkUser("PUT", user + "?silent=true",
                    Map.of("emailAddress", address, "firstName", "Robin", "lastName", "Clerk"));
            client.changeClerkUser("PUT", user + "/organizations/" + organization + "?silent=true", Map.of());
            return user;
        }

        /// Invites a new member, who accepts.
        ///
        /// @return the session, with `accessToken` and `memberId`
        JsonNode join(String role) {
            return join(role, newAddress());
        }

        JsonNode join(String role, String address) {
            return join(role, address, "Robin Reviewer");
        }

        JsonNode join(String role, String address, String name) {
            client.post(admin(), "/v1/invitations", Map.of("email", address, "name", name, "role", role)).expect(201);
            return client.post("", "/v1/sessions", Map.of("invitationToken", client.awaitLink(address))).expect(201)
                    .json();
        }

        /// Uploads an asset and waits until it is ready.
        ///
        /// @param project path of the project
        /// @return path of the version
        String readyVersion(String project) {
            var version = client.post(admin(), project + "/assets", Map.of("name", "Titles"), "Prefer", "wait=20")
                    .expect(202).json().at("/versions/0");
            client.put(version.get("uploadUrl").asText(), StudioClient.video());
            var path = "/v1/asset-versions/" + version.get("id").asText();
            StudioClient.await("a version that is READY",
                    () -> Optional.of(client.get(admin(), path).expect(200).json())
                            .filter(now -> now.get("status").asText().equals("READY")));
            return path;
        }

        StudioClient.Reply invite(String email) {
            return client.post(admin(), "/v1/invitations",
                    Map.of("email", email, "name", "Robin Reviewer", "role", "GUEST"));
        }

        StudioClient.Reply invitation(String id) {
            return client.get(admin(), "/v1/invitations/" + id);
        }
    }

    static Studio newStudio() {
        var organization = "org_" + UUID.randomUUID();
        var client = new StudioClient(running(), TestSystem::check);
        client.changeClerkUser("PUT", Settings.ADMIN_USER + "/organizations/" + organization + "?silent=true",
                Map.of());
        return new Studio(createTenant(organization), organization, client);
    }

    /// Does what the command `create-tenant` does, without a process for each studio.
    private static UUID createTenant(String organization) {
        var password = new Settings(SYSTEM.directory(), Map.of()).secret("mm_owner");
        try (var owner = new DatabaseAccess(running().database(), "mm_owner", password, 1).open("create-tenant")) {
            return new Tenants(new TenantDatabase(owner, InstantSource.system())).createTenant(
                    new Tenants.NewTenant("Studio " + organization.substring(0, 8), organization,
                            "admin@studio.example", "Ada Admin", Settings.ADMIN_USER));
        }
    }

    /// Holds an exchange with the API against the contract, and notes the type of the answer for [ContractIT].
    static void check(String method, String path, String body, StudioClient.Reply reply) {
        var answer = CONTRACT.check(method, path, body, reply);
        if (ANSWERS.add(answer)) {
            try {
                Files.writeString(SYSTEM.directory().resolve("answers"), answer + "\n", CREATE, APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A port for a further process of a test, which no test beside it takes.
    static int freePort(int preferred) {
        return Ports.free(preferred + 1_000 * FORK);
    }

    /// Starts the processes that a test has killed or stopped.
    static void restartStopped() {
        PROCESSES.stream().filter(name -> !SYSTEM.isAlive(name)).forEach(SYSTEM::restart);
    }

    /// Changes rows as a superuser.
    static void execute(String sql) {
        try (var connection = SYSTEM.postgres().superuser(Settings.DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The number that a query of a superuser gives.
    static long number(String sql) {
        try (var connection = SYSTEM.postgres().superuser(Settings.DATABASE);
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery(sql);
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Starts a second worker, which the caller stops.
    static Child startWorker(int adminPort, Map<String, String> changed) {
        var environment = new HashMap<>(Map.of("WORKER_ADMIN_PORT", Integer.toString(adminPort)));
        environment.putAll(changed);
        return start(SYSTEM.likeWorker("second-worker", List.of("server", "worker.yml"), environment), adminPort);
    }

    /// Starts a second API, which the caller stops.
    static Child startApi(int port, int adminPort) {
        return startApi("second-api", port, adminPort, Map.of());
    }

    /// The same under a name of its own, with changed environment variables.
    static Child startApi(String name, int port, int adminPort, Map<String, String> changed) {
        var environment = new HashMap<>(Map.of("API_PORT", Integer.toString(port), "API_ADMIN_PORT",
                Integer.toString(adminPort)));
        environment.putAll(changed);
        return start(SYSTEM.likeApi(name, ApiApplication.class, "server", environment), adminPort);
    }

    private static Child start(Child.Spec spec, int adminPort) {
        var client = new StudioClient(running(), (_, _, _, _) -> {});
        return Child.start(spec, SYSTEM.directory()).awaitReady(() -> {
            try {
                return client.status(Settings.url(adminPort) + "/ready") == 200;
            } catch (UncheckedIOException _) {
                return false;
            }
        });
    }

    /// Waits until a workflow has a status.
    ///
    /// @param status `RUNNING` or `COMPLETED`
    static void awaitWorkflow(String id, String status) {
        StudioClient.await("the workflow " + id + " to be " + status, () -> {
            try {
                return Optional.of(SYSTEM.temporal().run("workflow", "describe", "-w", id, "-o", "json"))
                        .filter(text -> text.contains("WORKFLOW_EXECUTION_STATUS_" + status));
            } catch (IllegalStateException _) {
                // The relay may not have started it yet.
                return Optional.empty();
            }
        });
    }

    /// The types of a studio's or a project's events. An event is listed once all transactions before it have ended, so it waits for
    /// those that run now.
    ///
    /// @param of path of the project; empty for the whole studio
    static List<String> eventTypes(Studio studio, String of) {
        var next = number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        StudioClient.await("the end of the transactions that run", () -> Optional
                .of(number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint"))
                .filter(oldest -> oldest >= next));
        var path = of.isEmpty() ? "/v1/events" : of + "/events";
        return studio.client().get(studio.admin(), path + "?limit=100").expect(200).json().get("items")
                .findValuesAsText("type");
    }

    /// Triggers a Schedule, before its time.
    static void triggerSchedule(String id) {
        system().temporal().run("schedule", "trigger", "--schedule-id", id);
    }

    /// Makes a version of a film look as if it had been in the trash for some days more.
    ///
    /// @param version its path
    static void passDaysInTrash(String version, int days) {
        execute("update asset_version set trashed_at = trashed_at - %d * interval '24 hours' where id = '%s'"
                .formatted(days, version.replaceFirst(".*/", "")));
    }

    static String newAddress() {
        return "robin-" + UUID.randomUUID() + "@example.com";
    }

    static final Contract CONTRACT = Contract.load();

    private static LocalSystem start() {
        var directory = Path.of("target/system-" + FORK);
        try {
            deleteAllBut("temporal-1.9.1", directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Ports that depend on this directory: the tests of another working copy must not take the port of a killed process.
        var portShift = Math.floorMod(Path.of("target").toAbsolutePath().hashCode(), 10_000) + 100 * FORK;
        var system = new LocalSystem(directory, Path.of("../.."), portShift, LocalSystem.QUICK_START,
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", SPANS.url(), "SHARE_LINK_LOCK_FOR", "PT4S", "WEBHOOK_PAUSES",
                        "PT1S,PT1S,PT1S"),
                line -> System.out.println("  " + line));
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        system.start();
        return system;
    }

    private static void deleteAllBut(String kept, Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(directory) && !file.endsWith(kept)) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
