package com.motionmavericks.local.run;

import com.motionmavericks.local.run.journey.Journey;
import com.motionmavericks.local.run.processes.JavaPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `./run`: starts the local system, tells the story, and stays up until Ctrl-C.
public final class Launcher {
    private static final Path DIRECTORY = Path.of(".local");

    private Launcher() {}

    public static void main(String[] args) throws IOException {
        var options = List.of(args);
        if (!LocalDirectory.take(DIRECTORY)) {
            System.err.println("Another ./run is up"
                    + RunningSystem.read(DIRECTORY).map(running -> " at " + running.api()).orElse(", still starting")
                    + ". Use it, or stop it with Ctrl-C.");
            System.exit(1);
        }
        if (options.contains("--fresh")) {
            LocalDirectory.empty(DIRECTORY);
        }
        int status = run(options);
        System.exit(status);
    }

    /// In a build of the images, their programs run, and train their AOT caches.
    private static JavaPrograms programs() {
        var images = System.getenv("IMAGES");
        return images == null
                ? LocalSystem.QUICK_START.withAotCaches(DIRECTORY.resolve("aot"))
                : LocalSystem.QUICK_START.orFromImages(Path.of(images));
    }

    private static int run(List<String> options) {
        var start = System.nanoTime();
        LocalSystem system = null;
        try {
            system = new LocalSystem(DIRECTORY, Path.of(""), 0, programs(), Map.of(),
                    line -> System.out.println("  " + line));
            stopOnSignal(system);
            var running = system.start();
            System.out.printf("  The system is up after %.1f s%n%n", (System.nanoTime() - start) / 1e9);
            var succeeded = options.contains("--no-story")
                    || new Journey(running, system.temporal(), System.out).tell();
            if (options.contains("--exit")) {
                system.close();
                return succeeded ? 0 : 1;
            }
            printAddresses(running);
            if (options.contains("--observe")) {
                System.out.println(system.observe().map(url -> "  Alerts         " + url + "/alerts").orElse(
                        "Prometheus is missing: install it (Debian: apt-get install prometheus; macOS: brew install prometheus)"));
            }
            system.awaitAnyEnd().ifPresent(System.err::println);
            system.close();
            return 1;
        } catch (RuntimeException e) {
            System.err.println("\nThe local system failed: " + e.getMessage());
            if (system != null) {
                system.close();
            }
            return 1;
        }
    }

    private static void stopOnSignal(LocalSystem system) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println();
            system.close();
        }));
    }

    private static void printAddresses(RunningSystem running) {
        System.out.printf("""

                  API            %s
                  API docs       %1$s/docs
                  Inbox          %s
                  Temporal       %s
                  Parked steps   %3$s/namespaces/default/workflows?query=%s
                  Metrics        %s/metrics and %s/metrics

                Try it:

                  curl -H "Authorization: Bearer $(./run token)" %1$s/v1/me

                Ctrl-C stops everything. The data stays in .local for the next ./run.
                """, running.api(), running.inbox(), running.temporalUi(), RunningSystem.PARKED_QUERY,
                running.apiAdmin(),
                running.workerAdmin());
    }
}
