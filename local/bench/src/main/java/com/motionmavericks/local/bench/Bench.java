package com.motionmavericks.local.bench;

import com.motionmavericks.local.run.LocalDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `./run bench`: measures what a request and an event cost, and prints tables for `docs/performance.md`. Linux only. It decides
/// nothing: no build fails by a number of it.
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws IOException {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            System.err.println("./run bench needs Linux, whose /proc has the CPU times.");
            System.exit(1);
        }
        if (!LocalDirectory.take(BenchSystem.DIRECTORY)) {
            System.err.println("Another ./run bench is running.");
            System.exit(1);
        }
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
            var window = Duration.ofSeconds(options.seconds());
            if (options.includes("request")) {
                requests(system, seed, window, options);
            }
            if (options.includes("least")) {
                least(system, seed, window, options);
            }
            if (options.includes("flood")) {
                flood(system, seed, window);
            }
            if (options.includes("growth")) {
                growth(system, seed, window);
            }
            if (options.includes("event")) {
                event(system, seed, window, options);
            }
        }
    }

    private static void requests(BenchSystem system, Seed seed, Duration window, Options options) {
        system.reset(seed);
        var rows = Rows.of(system.database());
        try (var load = new Load(); var sessions = new ClerkSessions(system.client())) {
            var requests = new ApiRequests(rows, sessions);
            load.closed(system.api(requests), requests.mixed(options.kinds()), window);
            var ready = system.restartApi();
            var limit = system.limit(new LimitRequests(rows));
            var table = new RequestTable(load, rows, window, options.kinds(),
                    List.of(system.api(requests), system.control(requests, options.controlFlags()), limit));
            table.measure();
            System.out.printf("Start to ready: %.1f s%n", ready.toMillis() / 1000.0);
            table.print(System.out);
        }
    }

    private static void least(BenchSystem system, Seed seed, Duration window, Options options) {
        system.reset(seed);
        try (var load = new Load(); var sessions = new ClerkSessions(system.client())) {
            var rows = Rows.of(system.database());
            var api = system.api(new ApiRequests(rows, sessions));
            new WarmUp(load, window).run(api, api.requests().mixed(options.kinds()));
            var limit = system.limit(new LimitRequests(rows));
            new WarmUp(load, window).run(limit, limit.requests().mixed(options.kinds()));
            new ComparisonTable(load, window, new Comparisons(system, rows, sessions, api, limit).all())
                    .print(System.out);
        }
    }

    private static void flood(BenchSystem system, Seed seed, Duration window) {
        system.reset(seed);
        var rows = Rows.of(system.database());
        try (var load = new Load(); var flood = new Load(); var sessions = new ClerkSessions(system.client())) {
            var api = system.limited(new ApiRequests(rows, sessions));
            new FloodTable(load, flood, rows, sessions, api, window).print(System.out);
        }
    }

    private static void growth(BenchSystem system, Seed seed, Duration window) {
        system.stopOthers();
        try (var load = new Load(); var sessions = new ClerkSessions(system.client())) {
            new GrowthTable(load, window, system, sessions, seed).print(System.out);
        }
    }

    private static void event(BenchSystem system, Seed seed, Duration window, Options options) {
        system.reset(seed);
        try (var load = new Load(); var sessions = new ClerkSessions(system.client())) {
            var api = system.api(new ApiRequests(Rows.of(system.database()), sessions));
            new WarmUp(load, window).run(api, api.requests().mixed(options.kinds()));
            system.reset(seed);
            var requests = new ApiRequests(Rows.of(system.database()), sessions);
            new EventTable(system, load, window).print(System.out, requests);
        }
    }
}
