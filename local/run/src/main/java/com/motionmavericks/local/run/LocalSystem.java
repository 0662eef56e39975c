package com.motionmavericks.local.run;

import com.motionmavericks.api.ApiApplication;
import com.motionmavericks.api.MigrateCommand;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.local.run.Settings.StandInPorts;
import com.motionmavericks.local.run.processes.AtomicFile;
import com.motionmavericks.local.run.processes.Child;
import com.motionmavericks.local.run.processes.Child.Spec;
import com.motionmavericks.local.run.processes.JavaPrograms;
import com.motionmavericks.local.run.processes.OrphanProcesses;
import com.motionmavericks.local.run.processes.Postgres;
import com.motionmavericks.local.run.processes.Prometheus;
import com.motionmavericks.local.run.processes.Temporal;
import com.motionmavericks.local.vendors.StandIns;
import com.motionmavericks.worker.WorkerApplication;
import com.motionmavericks.workflows.identity.InvitationWorkflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The whole system on one machine: Postgres, Temporal, the stand-ins of the vendors, worker and API. Each is a process of its
/// own, as in production. Used by `./run`, by the chaos runs and by the integration tests.
public final class LocalSystem implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    /// How programs start that run shortly: without the optimizing compiler, which pays off later.
    public static final JavaPrograms QUICK_START = JavaPrograms
            .onThisClassPath(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
    private static final List<String> STOP_ORDER = List.of("prometheus", "api", "worker", "temporal", "standIns",
            "postgres");

    private final Path directory;
    private final Path sources;
    private final JavaPrograms programs;
    private final Consumer<String> progress;
    private final Settings settings;
    private final OrphanProcesses orphans;
    private final int apiPort;
    private final int apiAdminPort;
    private final int workerAdminPort;
    private final StandInPorts standIns;
    private final int temporalUiPort;
    private final Postgres postgres;
    private final Temporal temporal;
    private final Map<String, Part> parts = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile boolean isClosed;

    /// @param spec asked at each start: an AOT cache may have come into being
    private record Component(String name, Supplier<Spec> spec, BooleanSupplier ready) {}

    private record Part(Component component, Child child) {}

    /// A system at ports of its own, so that no other system takes the port of a process that is down for a moment.
    ///
    /// @param directory for all data
    /// @param sources the root directory of the project, which holds the configuration files
    /// @param portShift added to the usual ports
    /// @param programs how worker, API and stand-ins are started, besides the flags of `process/jvm.options`
    /// @param variables further environment variables of worker and API
    /// @param progress takes one line for each thing that is done
    public LocalSystem(Path directory, Path sources, int portShift, JavaPrograms programs,
            Map<String, String> variables, Consumer<String> progress) {
        try {
            this.directory = Files.createDirectories(directory).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.sources = sources;
        this.programs = programs;
        this.progress = progress;
        this.orphans = new OrphanProcesses(this.directory);
        var stopped = orphans.stop();
        if (!stopped.isEmpty()) {
            progress.accept("Stopped processes of an earlier run: " + String.join(", ", stopped));
        }
        this.settings = new Settings(this.directory, variables);
        this.apiPort = settings.port("api", 8080 + portShift);
        this.apiAdminPort = settings.port("apiAdmin", 8081 + portShift);
        this.workerAdminPort = settings.port("workerAdmin", 8091 + portShift);
        this.standIns = new StandInPorts(settings.port("resend", 8025 + portShift),
                settings.port("clerk", 8026 + portShift),
                settings.port("mux", 8027 + portShift), settings.port("slack", 8028 + portShift));
        this.postgres = new Postgres(this.directory, settings.port("postgres", 15432 + portShift),
                settings.secret("postgres"));
        this.temporalUiPort = settings.port("temporalUi", 8233 + portShift);
        this.temporal = new Temporal(this.directory, settings.port("temporal", 7233 + portShift), temporalUiPort,
                progress);
    }

    /// Starts all processes.
    ///
    /// @return their addresses
    public RunningSystem start() {
        step("PostgreSQL 18", () -> start(new Component("postgres", postgres::prepare, postgres::isReady)));
        if (Temporal.externalAddress().isEmpty()) {
            step("Temporal",
                    () -> start(
                            new Component("temporal", temporal::prepare, () -> Temporal.isReady(temporal.address()))));
        }
        step("Stand-ins of the vendors",
                () -> start(new Component("standIns", () -> java("standIns", StandIns.class, List.of(),
                        settings.standIns(directory, standIns, apiPort)),
                        () -> answers(Settings.url(standIns.resend()) + "/inbox.json"))));
        step("Database schema", this::migrate);
        var tenant = tenant();
        terminateIfCodeChanged();
        step("Worker and API", () -> {
            begin(new Component("worker", () -> likeWorker("worker", List.of("server", "worker.yml"), Map.of()),
                    () -> answers(Settings.url(workerAdminPort) + "/ready")));
            start(new Component("api", () -> likeApi("api", ApiApplication.class, "server", Map.of()),
                    () -> answers(Settings.url(apiAdminPort) + "/ready")));
            awaitReady("worker");
        });
        var running = running(tenant);
        running.write(directory);
        return running;
    }

    /// Starts Prometheus with our alerts.
    ///
    /// @return its address; empty if it is not installed
    public Optional<String> observe() {
        var port = settings.port("prometheus", 9090);
        var url = Settings.url(port);
        return Prometheus.prepare(directory, sources.resolve("runbooks/alerts.yml"), port,
                Map.of("api", apiAdminPort, "worker", workerAdminPort)).map(spec -> {
                    step("Prometheus", () -> start(
                            new Component("prometheus", () -> spec, () -> answers(url + "/-/ready"))));
                    return url;
                });
    }

    /// Kills a process, as a crash does.
    public void kill(String name) {
        part(name).child().kill();
    }

    /// Stops a process in order.
    public void stop(String name) {
        part(name).child().stop();
    }

    /// Starts a killed or stopped process again, with its data, and waits until it is ready.
    public void restart(String name) {
        start(part(name).component());
    }

    public boolean isAlive(String name) {
        return part(name).child().isAlive();
    }

    public ProcessHandle process(String name) {
        return part(name).child().process();
    }

    public Temporal temporal() {
        return temporal;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Path directory() {
        return directory;
    }

    /// Waits until one of the processes ends, which is an error unless [#close] stopped it.
    ///
    /// @return the name of the process and the last lines of its log; empty after [#close]
    public Optional<String> awaitAnyEnd() {
        var ends = parts.values().stream().map(Part::child).map(child -> child.ended().thenApply(_ -> child)).toList();
        var first = (Child) CompletableFuture
                .anyOf(ends.toArray(CompletableFuture[]::new)).join();
        return isClosed ? Optional.empty() : Optional.of(first.name() + " has ended. " + first.logTail());
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        for (var name : STOP_ORDER) {
            var part = parts.get(name);
            if (part != null && part.child().isAlive()) {
                part.child().stop();
                progress.accept("Stopped " + name);
            }
        }
        try {
            Files.deleteIfExists(RunningSystem.file(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orphans.remember(List.of());
    }

    private void migrate() {
        postgres.createDatabase(Settings.DATABASE, Map.of("mm_owner", settings.secret("mm_owner"), "mm_api",
                settings.secret("mm_api"), "mm_worker", settings.secret("mm_worker")));
        var migrate = Child.start(likeApi("migrate", ApiApplication.class, "migrate", Map.of()), directory);
        if (migrate.ended().join() == MigrateCommand.OTHER_MIGRATIONS) {
            throw new IllegalStateException("The database in " + directory
                    + " belongs to another version. Start with ./run --fresh to create a new one.");
        }
        migrate.awaitSuccess();
    }

    private UUID tenant() {
        var file = directory.resolve("tenant");
        try {
            if (!Files.exists(file)) {
                step("Studio and its first admin",
                        () -> AtomicFile.write(file,
                                createTenant("Studio Local", Settings.CLERK_ORGANIZATION).toString()));
            }
            return UUID.fromString(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Creates a studio and its first admin, by the API's command `create-tenant`.
    public UUID createTenant(String name, String organization) {
        addAdminToClerk(organization);
        Child.start(java("create-tenant", ApiApplication.class,
                List.of("create-tenant", file("api/api.yml"), "--name", name, "--clerk-organization", organization,
                        "--admin-email", "admin@studio.example", "--admin-name", "Ada Admin",
                        "--admin-clerk-user", Settings.ADMIN_USER),
                apiEnvironment()), directory).awaitSuccess();
        try {
            return UUID.fromString(Files.readAllLines(directory.resolve("logs/create-tenant.log")).reversed().stream()
                    .filter(line -> line.matches("[0-9a-f-]{36}")).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addAdminToClerk(String organization) {
        var admin = Settings.url(standIns.clerk()) + "/_control/users/" + Settings.ADMIN_USER;
        put(admin + "?silent=true", """
                {"emailAddress": "admin@studio.example", "firstName": "Ada", "lastName": "Admin"}""");
        put(admin + "/organizations/" + organization + "?silent=true", "");
    }

    private static void put(String url, String body) {
        try {
            HTTP.send(HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofString(body)).build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Terminates the open workflows if their code has changed, because old histories may refuse new code. The sweep starts the
    /// workflows again.
    private void terminateIfCodeChanged() {
        var stamp = directory.resolve("workflows.sha256");
        try {
            var jar = Path.of(InvitationWorkflow.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var now = HexFormat.of().formatHex(Tokens.sha256(Files.readAllBytes(jar)));
            if (Temporal.externalAddress().isEmpty() && Files.exists(stamp) && !Files.readString(stamp).equals(now)) {
                progress.accept("The workflow code has changed: open workflows are terminated and start again");
                temporal.run("workflow", "terminate", "--query", "ExecutionStatus = 'Running'", "--reason",
                        "The workflow code has changed", "--yes");
            }
            Files.writeString(stamp, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How to start a process with the configuration file and the environment of the API.
    ///
    /// @param command of Dropwizard, for example `server`
    /// @param changed the variables with other values
    public Spec likeApi(String name, Class<?> main, String command, Map<String, String> changed) {
        var environment = apiEnvironment();
        environment.putAll(changed);
        return java(name, main, List.of(command, file("api/api.yml")), environment);
    }

    /// How to start a process with the environment of the worker.
    ///
    /// @param arguments of the worker's program. `worker.yml` means its configuration file
    /// @param changed the variables with other values
    public Spec likeWorker(String name, List<String> arguments, Map<String, String> changed) {
        var environment = settings.worker(postgres.url(Settings.DATABASE), apiPort, workerAdminPort,
                temporalAddress(), standIns);
        environment.putAll(changed);
        return java(name, WorkerApplication.class, arguments.stream()
                .map(argument -> argument.equals("worker.yml") ? file("worker/worker.yml") : argument).toList(),
                environment);
    }

    private Map<String, String> apiEnvironment() {
        return settings.api(postgres.url(Settings.DATABASE), apiPort, apiAdminPort, standIns);
    }

    private Spec java(String name, Class<?> main, List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.add("@" + file("process/jvm.options"));
        command.addAll(programs.arguments(name, main));
        command.addAll(arguments);
        return new Spec(name, command, environment, "TERM");
    }

    private synchronized void begin(Component component) {
        if (isClosed) {
            throw new IllegalStateException(
                    "The local system is closed, so " + component.name() + " does not start");
        }
        parts.put(component.name(), new Part(component, Child.start(component.spec().get(), directory)));
        orphans.remember(parts.values().stream().map(Part::child).filter(Child::isAlive).toList());
    }

    private void start(Component component) {
        begin(component);
        awaitReady(component.name());
    }

    private void awaitReady(String name) {
        part(name).child().awaitReady(part(name).component().ready());
    }

    private Part part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("No process is named " + name);
        }
        return part;
    }

    private String file(String name) {
        return sources.resolve(name).toString();
    }

    private String temporalAddress() {
        return Temporal.externalAddress().orElse(temporal.address());
    }

    private RunningSystem running(UUID tenant) {
        var pids = new LinkedHashMap<String, Long>();
        pids.put("launcher", ProcessHandle.current().pid());
        parts.forEach((name, part) -> pids.put(name, part.child().process().pid()));
        var resend = Settings.url(standIns.resend());
        return new RunningSystem(Settings.url(apiPort), Settings.url(apiAdminPort), Settings.url(workerAdminPort),
                resend + "/inbox",
                new RunningSystem.StandInAddresses(resend, Settings.url(standIns.clerk()), Settings.url(standIns.mux()),
                        Settings.url(standIns.slack()),
                        Settings.url(standIns.slack()) + "/services/T000/B000/" + settings.secret("slackWebhook"),
                        settings.secret("slackBot")),
                temporalAddress(),
                Settings.url(temporalUiPort), postgres.url(Settings.DATABASE), tenant, pids);
    }

    private void step(String what, Runnable work) {
        var start = System.nanoTime();
        work.run();
        progress.accept("%-32s ready after %.1f s".formatted(what, (System.nanoTime() - start) / 1e9));
    }

    private static boolean answers(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
