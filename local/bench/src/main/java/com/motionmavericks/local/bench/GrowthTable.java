package com.motionmavericks.local.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What the reads of one studio cost with few and many rows, and with few and many other studios. The blocks that a statement
/// touches must not grow with either. All are measured in turn, in an order that rotates.
final class GrowthTable {
    private static final int ROUNDS = 3;
    /// Of the largest studio with the smallest seed: so many rows fit into the caches of the processor.
    private static final int FEW_PROJECTS = 12;
    private static final List<RequestKind> REQUESTS = List.of(RequestKind.ONE_TASK, RequestKind.PAGE_OF_50,
            RequestKind.BOARD, RequestKind.FEED_OF_50, RequestKind.ME);
    private static final List<String> STATEMENTS = Stream
            .concat(REQUESTS.stream().map(RequestKind::id), Stream.of("audit-log", "audit-log-at-90-percent")).toList();

    private final Load load;
    private final Duration window;
    private final List<Column> columns;
    private final Map<Column, Map<RequestKind, List<Load.Cost>>> costs = new HashMap<>();

    private record Column(String title, Database database, Rows rows, Server api) {}

    GrowthTable(Load load, Duration window, BenchSystem system, ClerkSessions sessions, Seed seed) {
        this.load = load;
        this.window = window;
        var few = new Seed(10_000, seed.studios());
        this.columns = List.of(column(system, sessions, few, FEW_PROJECTS, ""),
                column(system, sessions, few, FEW_PROJECTS, ", control"),
                column(system, sessions, seed, FEW_PROJECTS, ", the same projects again and again"),
                column(system, sessions, seed, seed.tasks(), ""),
                column(system, sessions, new Seed(seed.tasks(), 10), seed.tasks(), ""),
                column(system, sessions, new Seed(seed.tasks(), 10_000), seed.tasks(), ""));
    }

    void print(PrintStream out) {
        for (var column : columns) {
            new WarmUp(load, window).run(column.api(), column.api().requests().mixed(REQUESTS));
        }
        for (var round = 0; round < ROUNDS; round++) {
            for (var kind : REQUESTS) {
                for (var column : RequestTable.rotated(columns, round)) {
                    costs.computeIfAbsent(column, _ -> new HashMap<>()).computeIfAbsent(kind, _ -> new ArrayList<>())
                            .add(load.closed(column.api(), () -> column.api().requests().next(kind), window));
                }
            }
        }
        var table = new MarkdownTable(
                Stream.concat(Stream.of("blocks, CPU-µs"), columns.stream().map(Column::title)).toArray(String[]::new));
        for (var statement : STATEMENTS) {
            table.add(Stream.concat(Stream.of(statement.replace('-', ' ')),
                    columns.stream().map(column -> cell(column, statement))).toArray());
        }
        table.print(out);
    }

    private static Column column(BenchSystem system, ClerkSessions sessions, Seed seed, int projects, String remark) {
        var database = system.seeded(seed);
        var rows = Rows.ofProjects(database, projects);
        return new Column("%,d tasks, %,d studios%s".formatted(seed.tasks(), seed.studios(), remark), database, rows,
                system.apiOf(database, new ApiRequests(rows, sessions)));
    }

    private String cell(Column column, String statement) {
        var blocks = column.database().buffers("limit/" + statement, column.rows().task());
        return REQUESTS.stream().filter(kind -> kind.id().equals(statement)).findFirst()
                .map(kind -> Load.Cost
                        .median(Objects.requireNonNull(Objects.requireNonNull(costs.get(column)).get(kind))))
                .map(cost -> blocks + ", " + cost.cpuText())
                .orElse(Integer.toString(blocks));
    }
}
