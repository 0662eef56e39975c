package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Starts and stops `./run` itself, second the system of the other tests.
class LauncherIT {
    private static final Path DIRECTORY = Path.of("target/launcher").toAbsolutePath();
    private static final Path DATA = DIRECTORY.resolve(".local");

    /// Links the configuration files of the project, and the programs that the other tests have unpacked.
    @BeforeAll
    static void prepare() throws IOException {
        delete();
        Files.createDirectories(DATA);
        for (var module : List.of("api", "worker", "process")) {
            Files.createSymbolicLink(DIRECTORY.resolve(module), Path.of("../..", module).toAbsolutePath());
        }
        try (var programs = Files.newDirectoryStream(TestSystem.system().directory(), "{temporal-*.*,postgres-*}")) {
            for (var program : programs) {
                Files.createSymbolicLink(DATA.resolve(program.getFileName()), program);
            }
        }
    }

    @AfterAll
    static void delete() throws IOException {
        if (Files.exists(DIRECTORY)) {
            try (var files = Files.walk(DIRECTORY)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void aKilledLauncherLeavesNoProcessBehindAndTheNextOneFindsItsData() throws Exception {
        var killed = launch("--no-story");
        var before = awaitRunning(killed);
        killed.destroyForcibly().waitFor();
        awaitGone(before.pids().values());

        var next = launch("--no-story");
        var after = awaitRunning(next);
        assertThat(after.tenant()).isEqualTo(before.tenant());
        assertThat(after.pids().keySet()).containsExactlyInAnyOrder("launcher", "postgres", "temporal", "standIns",
                "worker", "api");

        var second = launch();
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output(second)).contains("Another ./run is up at " + after.api());

        migratedByAnotherVersion(after);
        var stopped = Instant.now();
        // SIGTERM through the handle, because Process.destroy would also close the output.
        next.toHandle().destroy();
        awaitGone(after.pids().values());
        assertThat(Duration.between(stopped, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(RunningSystem.file(DATA)).doesNotExist();
        assertThat(output(next)).contains("Stopped api").doesNotContain("has ended");

        var refused = launch("--no-story");
        assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(output(refused)).contains("./run --fresh").doesNotContain("The last lines of", "Exception");
    }

    private static void migratedByAnotherVersion(RunningSystem running) throws SQLException {
        var password = new Settings(DATA, Map.of()).secret("mm_owner");
        try (var connection = DriverManager.getConnection(running.database(), "mm_owner", password);
                var statement = connection.createStatement()) {
            statement.execute("update flyway_schema_history set version = '20261124.' || installed_rank");
        }
    }

    private static Process launch(String... options) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).directory(DIRECTORY.toFile()).redirectErrorStream(true).start();
    }

    private static RunningSystem awaitRunning(Process launcher) {
        return StudioClient.await("the start of the system", () -> {
            if (!launcher.isAlive()) {
                throw new AssertionError(output(launcher));
            }
            return RunningSystem.read(DATA)
                    .filter(running -> Objects.equals(running.pids().get("launcher"), launcher.pid()));
        });
    }

    private static void awaitGone(Collection<Long> pids) {
        StudioClient.await("the end of every process", () -> pids.stream().noneMatch(LauncherIT::isAlive)
                ? Optional.of(true)
                : Optional.empty());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
