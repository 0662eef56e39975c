package com.motionmavericks.local.run.processes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The processes that a killed run has left behind. Each is known by its pid and start time, because the pid alone may belong
/// to another process by now.
public final class OrphanProcesses {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private record Known(String name, long pid, String started) {
        static Known of(Child child) {
            return new Known(child.name(), child.process().pid(), startOf(child.process()));
        }
    }

    public OrphanProcesses(Path directory) {
        this.file = directory.resolve("processes.json");
    }

    /// Remembers the running processes.
    public void remember(List<Child> children) {
        try {
            AtomicFile.write(file, JSON.writeValueAsString(children.stream().map(Known::of).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Stops the processes of an earlier run.
    ///
    /// @return their names
    public List<String> stop() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            var left = JSON.readValue(file.toFile(), new TypeReference<List<Known>>() {
            }).stream()
                    .filter(known -> ProcessHandle.of(known.pid())
                            .filter(process -> startOf(process).equals(known.started())).isPresent())
                    .toList();
            for (var known : left) {
                end(ProcessHandle.of(known.pid()).orElseThrow());
            }
            Files.delete(file);
            return left.stream().map(Known::name).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
