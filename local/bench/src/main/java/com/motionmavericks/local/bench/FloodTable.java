package com.motionmavericks.local.bench;

import com.motionmavericks.local.bench.Load.Latency;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// The latency of nineteen studios while the largest one sends ten times as many reads as its limit allows.
///
/// @param load of the nineteen
/// @param flood of the largest one
record FloodTable(Load load, Load flood, Rows rows, ClerkSessions sessions, Server api, Duration window) {
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    /// Each of the nineteen stays within its limit of 20 a second.
    private static final int PER_SECOND = 100;
    private static final int FLOOD_PER_SECOND = 200;

    void print(PrintStream out) {
        var largest = rows.taskOfFirstStudio();
        var quiet = new ArrayList<Latency>();
        var flooded = new ArrayList<Latency>();
        // It uses up what the largest studio may read at once, and warms up.
        flood.open(api, () -> read(largest), FLOOD_PER_SECOND, WARM_UP);
        load.open(api, () -> read(taskOfAnother()), 2 * PER_SECOND, WARM_UP);
        for (var round = 0; round < ROUNDS; round++) {
            quiet.add(measure());
            var running = CompletableFuture.supplyAsync(
                    () -> flood.open(api, () -> read(largest), FLOOD_PER_SECOND, window));
            flooded.add(measure());
            running.join();
        }
        var table = new MarkdownTable("p50, p99 ms of the others", "while one floods", "ratio of p99");
        table.add(text(quiet), text(flooded),
                "%.2f".formatted(median(flooded, Latency::p99) / median(quiet, Latency::p99)));
        table.print(out);
    }

    private Latency measure() {
        return load.open(api, () -> read(taskOfAnother()), PER_SECOND, window);
    }

    private Row taskOfAnother() {
        return Stream.generate(rows::task).filter(task -> !task.organization().equals("org_bench_1")).findFirst()
                .orElseThrow();
    }

    private Request read(Row task) {
        return Request.get("/v1/tasks/" + task.id(), sessions.token(task.organization()));
    }

    private static String text(List<Latency> measured) {
        return "%.1f, %.1f".formatted(median(measured, Latency::p50), median(measured, Latency::p99));
    }

    private static double median(List<Latency> measured, ToDoubleFunction<Latency> value) {
        return measured.stream().mapToDouble(value).sorted().skip(measured.size() / 2).findFirst().orElseThrow();
    }
}
