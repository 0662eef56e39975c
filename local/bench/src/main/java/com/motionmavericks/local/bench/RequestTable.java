package com.motionmavericks.local.bench;

import com.motionmavericks.local.bench.Load.Cost;
import com.motionmavericks.local.bench.Load.Latency;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Measures each kind of request on the API, on the same program a second time, and on the limit. The order rotates, so that
/// what else happens on the machine hits all of them alike.
final class RequestTable {
    private static final int ROUNDS = 3;

    private final Load load;
    private final Rows rows;
    private final Duration window;
    private final List<RequestKind> kinds;
    private final List<Server> servers;
    private final Map<Server, Map<RequestKind, List<Measurement>>> measurements = new HashMap<>();

    private record Measurement(Cost cost, Latency latency) {}

    /// @param servers the API, the control and the limit
    RequestTable(Load load, Rows rows, Duration window, List<RequestKind> kinds, List<Server> servers) {
        this.load = load;
        this.rows = rows;
        this.window = window;
        this.kinds = kinds;
        this.servers = servers;
    }

    void measure() {
        for (var server : servers) {
            new WarmUp(load, window).run(server, server.requests().mixed(kinds));
        }
        for (var round = 0; round < ROUNDS; round++) {
            for (var kind : rotated(kinds, round)) {
                for (var server : rotated(servers, round)) {
                    measurements.computeIfAbsent(server, _ -> new EnumMap<>(RequestKind.class))
                            .computeIfAbsent(kind, _ -> new ArrayList<>()).add(measure(server, kind));
                }
            }
            System.out.println("  Round " + (round + 1) + " of " + ROUNDS + " is done");
        }
    }

    void print(PrintStream out) {
        var table = new MarkdownTable("request", "CPU-µs JVM + Postgres", "limit", "ratio", "control", "a second",
                "limit", "p50, p99 ms at 80 %", "limit");
        for (var kind : kinds) {
            var api = of(servers.getFirst(), kind);
            var control = of(servers.get(1), kind);
            var limit = of(servers.getLast(), kind);
            table.add(kind, cpu(api), cpu(limit), ratio(api, limit), ratio(control, api), perSecond(api),
                    perSecond(limit), latency(api), latency(limit));
        }
        table.print(out);
    }

    private Measurement measure(Server server, RequestKind kind) {
        // A guess above any rate that two CPUs reach.
        rows.stock(kind, (int) window.toSeconds() * 1500);
        Supplier<Request> requests = () -> server.requests().next(kind);
        var cost = load.closed(server, requests, window);
        rows.stock(kind, (int) window.toSeconds() * 1500);
        return new Measurement(cost, load.open(server, requests, cost.perSecond() * 0.8, window));
    }

    static <T> List<T> rotated(List<T> items, int by) {
        var rotated = new ArrayList<>(items);
        Collections.rotate(rotated, by);
        return rotated;
    }

    private List<Measurement> of(Server server, RequestKind kind) {
        return Objects.requireNonNull(Objects.requireNonNull(measurements.get(server)).get(kind));
    }

    private static String cpu(List<Measurement> measured) {
        return "%.0f + %.0f".formatted(median(measured, m -> m.cost().serverMicros()),
                median(measured, m -> m.cost().postgresMicros()));
    }

    private static String ratio(List<Measurement> one, List<Measurement> other) {
        return "%.2f".formatted(median(one, m -> m.cost().micros()) / median(other, m -> m.cost().micros()));
    }

    private static String perSecond(List<Measurement> measured) {
        return "%.0f".formatted(median(measured, m -> m.cost().perSecond()));
    }

    private static String latency(List<Measurement> measured) {
        return "%.1f, %.1f".formatted(median(measured, m -> m.latency().p50()),
                median(measured, m -> m.latency().p99()));
    }

    private static double median(List<Measurement> measured, ToDoubleFunction<Measurement> value) {
        return measured.stream().sorted(Comparator.comparingDouble(value)).skip(measured.size() / 2)
                .mapToDouble(value).findFirst().orElseThrow();
    }
}
