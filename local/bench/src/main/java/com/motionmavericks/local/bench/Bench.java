package com.motionmavericks.local.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `./run bench`: measures what a request and an event cost, and prints tables for `docs/performance.md`. Linux only. It decides
/// nothing: no build fails by a number of it.
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws IOException {
        try {
            run(Options.parse(List.of(args)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private static void run(Options options) throws IOException {
        try (var system = BenchSystem.start()) {
            var seed = new Seed(options.tasks(), options.studios());
            if (options.includes("request")) {
                requests(system, seed, Duration.ofSeconds(options.seconds()));
            }
        }
    }

    private static void requests(BenchSystem system, Seed seed, Duration window) {
        system.reset(seed);
        var rows = new Rows(system.database());
        try (var load = new Load(); var sessions = new ClerkSessions(system.client())) {
            var requests = new ApiRequests(rows, sessions);
            var ready = system.startApi();
            var limit = system.limit(new LimitRequests(rows));
            var table = new RequestTable(load, rows, window,
                    List.of(system.api(requests), system.secondApi(requests), limit));
            table.measure();
            System.out.printf("Start to ready: %.1f s%n", ready.toMillis() / 1000.0);
            table.print(System.out);
        }
    }
}
