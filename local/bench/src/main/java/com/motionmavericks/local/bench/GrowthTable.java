package com.motionmavericks.local.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the reads cost with few and many rows, and with few and many studios. The blocks that a statement touches must not grow
/// with either.
record GrowthTable(BenchSystem system, Load load, ClerkSessions sessions, Duration window) {
    private static final List<RequestKind> REQUESTS = List.of(RequestKind.ONE_TASK, RequestKind.PAGE_OF_50,
            RequestKind.BOARD, RequestKind.FEED_OF_50, RequestKind.ME);
    private static final List<String> STATEMENTS = Stream
            .concat(REQUESTS.stream().map(RequestKind::id), Stream.of("audit-log", "audit-log-at-90-percent")).toList();

    void print(PrintStream out, Seed seed) {
        var seeds = List.of(new Seed(10_000, seed.studios()), seed, new Seed(seed.tasks(), 10),
                new Seed(seed.tasks(), 10_000));
        var columns = new ArrayList<List<String>>();
        for (var size : seeds) {
            system.reset(size);
            columns.add(measure(new Rows(system.database())));
        }
        var table = new MarkdownTable(Stream.concat(Stream.of("blocks, CPU-µs"), seeds.stream().map(
                size -> "%,d tasks, %,d studios".formatted(size.tasks(), size.studios()))).toArray(String[]::new));
        for (var i = 0; i < STATEMENTS.size(); i++) {
            var row = i;
            table.add(Stream.concat(Stream.of(STATEMENTS.get(i).replace('-', ' ')),
                    columns.stream().map(column -> column.get(row))).toArray());
        }
        table.print(out);
    }

    private List<String> measure(Rows rows) {
        var api = system.api(new ApiRequests(rows, sessions));
        // Connections are new, so each statement is planned anew.
        load.closed(api, api.requests().mixed(List.of(RequestKind.values())), window);
        var cells = new ArrayList<String>();
        for (var statement : STATEMENTS) {
            var blocks = Integer.toString(system.database().buffers("limit/" + statement, rows.taskOfFirstStudio()));
            cells.add(REQUESTS.stream().filter(kind -> kind.id().equals(statement)).findFirst()
                    .map(kind -> load.closed(api, () -> api.requests().next(kind), window))
                    .map(cost -> "%s, %.0f + %.0f".formatted(blocks, cost.serverMicros(), cost.postgresMicros()))
                    .orElse(blocks));
        }
        return cells;
    }
}
