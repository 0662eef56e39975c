package com.motionmavericks.local.run.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A process of the local system. A watchdog stops it when this process ends, even if it is killed.
public final class Child {
    private final String name;
    private final Path log;
    private final Process watchdog;
    private final ProcessHandle process;

    /// How to start and stop a process.
    ///
    /// @param stopSignal the signal for an orderly stop: `TERM`, or `INT` for Postgres
    public record Spec(String name, List<String> command, Map<String, String> environment, String stopSignal) {

        /// The same with further arguments from an index on.
        public Spec withArguments(int index, List<String> arguments) {
            var longer = new ArrayList<>(command);
            longer.addAll(index, arguments);
            return new Spec(name, longer, environment, stopSignal);
        }
    }

    private Child(String name, Path log, Process watchdog, ProcessHandle process) {
        this.name = name;
        this.log = log;
        this.watchdog = watchdog;
        this.process = process;
    }

    /// Starts a process; its output goes to `logs/{name}.log` below the directory.
    public static Child start(Spec spec, Path directory) {
        try {
            var log = Files.createDirectories(directory.resolve("logs")).resolve(spec.name() + ".log");
            Files.writeString(log, "---- started " + Instant.now() + " ----\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            var command = new ArrayList<>(List.of("bash", watchdogScript(directory).toString(), log.toString(),
                    spec.stopSignal()));
            command.addAll(spec.command());
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(spec.environment());
            var watchdog = builder.start();
            var pid = new BufferedReader(new InputStreamReader(watchdog.getInputStream(), UTF_8)).readLine();
            var process = ProcessHandle.of(Long.parseLong(pid.strip()));
            if (process.isEmpty()) {
                throw new IllegalStateException(spec.name() + " ended at its start. " + tail(log));
            }
            return new Child(spec.name(), log, watchdog, process.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    public ProcessHandle process() {
        return process;
    }

    public boolean isAlive() {
        return watchdog.isAlive();
    }

    /// Completes with the exit status when the process ends.
    public CompletableFuture<Integer> ended() {
        return watchdog.onExit().thenApply(Process::exitValue);
    }

    /// Waits until a one-time command ends.
    ///
    /// @throws IllegalStateException with the last lines of its log, if it fails
    public void awaitSuccess() {
        try {
            if (watchdog.waitFor() != 0) {
                throw new IllegalStateException(name + " failed. " + tail(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Stops the process and waits for its end. The watchdog kills it after two minutes.
    public void stop() {
        try {
            watchdog.getOutputStream().close();
            if (!watchdog.waitFor(122, TimeUnit.SECONDS)) {
                watchdog.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Kills the process as a crash would, and waits for its end and that of its own children. The backends of Postgres
    /// outlive it for a moment, in which another Postgres refuses to start.
    public void kill() {
        var ends = Stream.concat(Stream.of(ended()), process.descendants().map(ProcessHandle::onExit))
                .toArray(CompletableFuture[]::new);
        process.destroyForcibly();
        CompletableFuture.allOf(ends).orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// Waits until a condition holds.
    ///
    /// @throws IllegalStateException with the last lines of its log, if the process ends first or takes longer than 90 seconds
    public Child awaitReady(BooleanSupplier ready) {
        var deadline = Instant.now().plus(Duration.ofSeconds(90));
        while (!ready.getAsBoolean()) {
            if (!isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(name + (isAlive()
                        ? " was not ready after 90 seconds. "
                        : " ended before it was ready. ") + tail(log));
            }
            pause();
        }
        return this;
    }

    /// The last lines of the log.
    public String logTail() {
        return tail(log);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Replaces the script atomically: a shell reads its script bit by bit, so a running one must keep its own.
    private static Path watchdogScript(Path directory) throws IOException {
        var script = directory.resolve("watchdog.sh");
        var temporary = Files.createTempFile(directory, "watchdog", ".sh");
        try (var resource = Child.class.getResourceAsStream("/watchdog.sh")) {
            Files.write(temporary, Objects.requireNonNull(resource).readAllBytes());
        }
        return Files.move(temporary, script, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return "The last lines of " + log + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException _) {
            return "See " + log;
        }
    }
}
