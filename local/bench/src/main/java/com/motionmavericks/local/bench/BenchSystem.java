package com.motionmavericks.local.bench;

import com.motionmavericks.api.ApiApplication;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.local.bench.limit.LimitApplication;
import com.motionmavericks.local.run.LocalDirectory;
import com.motionmavericks.local.run.LocalSystem;
import com.motionmavericks.local.run.RunningSystem;
import com.motionmavericks.local.run.Settings;
import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.run.processes.AtomicFile;
import com.motionmavericks.local.run.processes.Child;
import com.motionmavericks.local.run.processes.JavaPrograms;
import com.motionmavericks.local.run.processes.Ports;
import com.motionmavericks.local.run.processes.Temporal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The local system with the JVM flags of production, in a directory of its own that keeps the seeded databases.
final class BenchSystem implements AutoCloseable {
    static final Path DIRECTORY = Path.of(".local/bench");
    /// As in a container of 1 GB, of which the heap is 70 percent.
    private static final JavaPrograms PROGRAMS = JavaPrograms
            .onThisClassPath(List.of("-Xmx700m", "-Ddw.logging.appenders[0].layout.type=json"))
            .withAotCaches(DIRECTORY.resolve("aot"));
    private static final int PORT_SHIFT = 20_000;

    private final LocalSystem system;
    private final RunningSystem running;
    private final Database database;
    private final List<Child> others = new ArrayList<>();
    private int nextPort = 8050 + PORT_SHIFT;

    private BenchSystem(LocalSystem system) {
        this.system = system;
        this.running = system.start();
        this.database = new Database(system.postgres(), Settings.DATABASE);
        // The data fits, as on a server that was sized for it.
        database.other("postgres").execute("alter system set shared_buffers = '2GB'");
        system.stop("postgres");
        system.restart("postgres");
    }

    /// Starts the system.
    static BenchSystem start() throws IOException {
        emptyIfSchemaChanged();
        // Workflows of an earlier run are about rows that are gone.
        deleteFiles(DIRECTORY.resolve("temporal"));
        var system = new LocalSystem(DIRECTORY, Path.of(""), PORT_SHIFT, PROGRAMS, Map.of(),
                line -> System.out.println("  " + line));
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        return new BenchSystem(system);
    }

    Database database() {
        return database;
    }

    StudioClient client() {
        return new StudioClient(running, (_, _, _, _) -> {});
    }

    /// Replaces the data by a fresh copy of a seed.
    void reset(Seed seed) {
        stopOthers();
        database.copyFrom(seeded(seed));
    }

    /// Stops all but Postgres, the stand-ins and the API, which stays warm.
    void stopOthers() {
        others.forEach(Child::stop);
        others.clear();
        for (var name : List.of("worker", "temporal")) {
            if (system.isAlive(name)) {
                system.kill(name);
            }
        }
    }

    /// Starts Temporal and the worker.
    void startWorker() {
        system.restart("temporal");
        system.restart("worker");
    }

    /// Starts the API anew. The one before writes its AOT cache, if there is none.
    ///
    /// @return the time until it was ready
    Duration restartApi() {
        system.stop("api");
        var start = System.nanoTime();
        system.restart("api");
        return Duration.ofNanos(System.nanoTime() - start);
    }

    Server api(Requests requests) {
        return server("API", URI.create(running.api()).getPort(), system.process("api"), requests);
    }

    /// Starts the same program once more. Without other flags, what differs between the two is chance.
    Server control(Requests requests, List<String> flags) {
        return startServer("control", ApiApplication.class, requests, flags, Map.of());
    }

    /// Starts the same program with the rate limits of production.
    Server limited(Requests requests) {
        return startServer("limited API", ApiApplication.class, requests, List.of(), Map.of("RATE_LIMIT_FACTOR", "1"));
    }

    /// The database of a seed itself, for reads.
    Database seeded(Seed seed) {
        seed.fill(database, this::migrate);
        return seed.in(database);
    }

    /// Starts one more API on another database.
    Server apiOf(Database other, Requests requests) {
        return startServer("API of " + other.name(), ApiApplication.class, requests, List.of(),
                Map.of("DATABASE_URL", other.url(), "API_DATABASE_POOL", "17"));
    }

    Server limit(Requests requests) {
        return startServer("limit", LimitApplication.class, requests, List.of(), Map.of());
    }

    String webhookSecret() {
        return Objects.requireNonNull(system.likeApi("api", ApiApplication.class, "server", Map.of()).environment()
                .get("RESEND_WEBHOOK_SECRET"));
    }

    Temporal temporal() {
        return system.temporal();
    }

    /// CPU time of each process in microseconds since its start.
    Map<String, Long> cpu() {
        var cpu = new LinkedHashMap<String, Long>();
        for (var name : List.of("api", "worker", "temporal")) {
            cpu.put(name, CpuTime.of(system.process(name).pid()));
        }
        cpu.put("postgres", CpuTime.ofTree(system.process("postgres")));
        return cpu;
    }

    @Override
    public void close() {
        system.close();
    }

    private Server startServer(String name, Class<?> main, Requests requests, List<String> flags,
            Map<String, String> changed) {
        var port = Ports.free(nextPort++);
        var environment = new HashMap<>(changed);
        environment.put("API_PORT", Integer.toString(port));
        environment.put("API_ADMIN_PORT", Integer.toString(Ports.free(nextPort++)));
        var spec = system.likeApi(name, main, "server", environment);
        var child = Child.start(spec.withArguments(spec.command().indexOf("-cp"), flags), DIRECTORY);
        others.add(child);
        child.awaitReady(() -> Connection.isAccepted(port));
        return server(name, port, child.process(), requests);
    }

    private Server server(String name, int port, ProcessHandle process, Requests requests) {
        return new Server(name, port, process, system.process("postgres"), requests);
    }

    private void migrate(Database database) {
        Child.start(system.likeApi("migrate", ApiApplication.class, "migrate",
                Map.of("DATABASE_URL", database.url())), DIRECTORY).awaitSuccess();
    }

    /// Seeds of another schema are of no use.
    private static void emptyIfSchemaChanged() throws IOException {
        var stamp = DIRECTORY.resolve("schema");
        var sources = new StringBuilder(Files.readString(Path.of("local/bench/src/main/resources/seed.sql")));
        try (var migrations = Files.list(Path.of("domain/src/main/resources/db/migration"))) {
            for (var file : migrations.sorted().toList()) {
                sources.append(Files.readString(file));
            }
        }
        var now = HexFormat.of().formatHex(Tokens.sha256(sources.toString()));
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(now)) {
            LocalDirectory.empty(DIRECTORY);
            AtomicFile.write(stamp, now);
        }
    }

    private static void deleteFiles(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.list(directory)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
