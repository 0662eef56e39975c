package com.motionmavericks.local.run;

import com.motionmavericks.local.run.journey.Journey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `./run`: starts everything, tells the story, and stays up until Ctrl-C.
public final class Launcher {
    private static final Path DIRECTORY = Path.of(".local");

    private Launcher() {}

    public static void main(String[] args) throws IOException {
        var options = List.of(args);
        if (!LocalDirectory.take(DIRECTORY)) {
            System.err.println("Another ./run is up"
                    + RunningSystem.read(DIRECTORY).map(running -> " at " + running.api()).orElse(", still starting")
                    + ". Stop it with Ctrl-C, or use it.");
            System.exit(1);
        }
        if (options.contains("--fresh")) {
            LocalDirectory.empty(DIRECTORY);
        }
        int status = run(options);
        System.exit(status);
    }

    private static int run(List<String> options) {
        var start = System.nanoTime();
        LocalSystem stack = null;
        try {
            stack = new LocalSystem(DIRECTORY, Path.of(""), line -> System.out.println("  " + line));
            stopOnSignal(stack);
            var running = stack.start();
            System.out.printf("  Up after %.1f s%n%n", (System.nanoTime() - start) / 1e9);
            var held = options.contains("--no-story") || new Journey(running, stack.temporal(), System.out).tell();
            if (options.contains("--exit")) {
                stack.close();
                return held ? 0 : 1;
            }
            printAddresses(running);
            stack.awaitAnyEnd().ifPresent(System.err::println);
            stack.close();
            return 1;
        } catch (RuntimeException e) {
            System.err.println("\nIt did not work: " + e.getMessage());
            if (stack != null) {
                stack.close();
            }
            return 1;
        }
    }

    private static void stopOnSignal(LocalSystem stack) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println();
            stack.close();
        }));
    }

    private static void printAddresses(RunningSystem running) {
        System.out.printf("""

                  API            %s
                  API docs       %1$s/docs
                  Inbox          %s
                  Temporal       %s
                  What is parked %3$s/namespaces/default/workflows?query=%s
                  Metrics        %s/metrics and %s/metrics

                Try it:

                  curl -H "Authorization: Bearer $(./run token)" %1$s/v1/me

                Ctrl-C stops everything; the data stays in .local for the next ./run.
                """, running.api(), running.inbox(), running.temporalUi(), RunningSystem.PARKED_QUERY,
                running.apiAdmin(),
                running.workerAdmin());
    }
}
