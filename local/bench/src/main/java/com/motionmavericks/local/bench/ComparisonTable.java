package com.motionmavericks.local.bench;

import com.motionmavericks.local.bench.Comparison.Way;
import com.motionmavericks.local.bench.Load.Cost;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures comparisons, both ways in turn.
record ComparisonTable(Load load, Duration window, List<Comparison> comparisons) {
    private static final int ROUNDS = 3;

    void print(PrintStream out) {
        var table = new MarkdownTable("measured against the least", "CPU-µs JVM + Postgres", "least", "ratio",
                "a second",
                "least");
        for (var comparison : comparisons) {
            warmUp(comparison.way());
            warmUp(comparison.least());
            var costs = new ArrayList<Cost>();
            var least = new ArrayList<Cost>();
            for (var round = 0; round < ROUNDS; round++) {
                costs.add(measure(comparison.way()));
                least.add(measure(comparison.least()));
            }
            add(table, comparison.name(), Cost.median(costs), Cost.median(least));
        }
        table.print(out);
    }

    private static void add(MarkdownTable table, String name, Cost cost, Cost least) {
        table.add(name, cost.cpuText(), least.cpuText(), "%.2f".formatted(cost.micros() / least.micros()),
                "%.0f".formatted(cost.perSecond()), "%.0f".formatted(least.perSecond()));
    }

    private void warmUp(Way way) {
        way.before().run();
        load.closed(way.server(), way.requests(), window.multipliedBy(3));
    }

    private Cost measure(Way way) {
        way.before().run();
        return load.closed(way.server(), way.requests(), window);
    }
}
