package com.motionmavericks.local.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/// The rows that requests are about.
final class Rows {
    private static final SqlScript ANY_TASKS = new SqlScript("any-tasks");
    private static final SqlScript UNMOVED_TASKS = new SqlScript("unmoved-tasks");
    private static final SqlScript APPROVALS = new SqlScript("approvals");

    private final Database database;
    private final List<Row> tasks;
    private final ConcurrentLinkedQueue<Row> unmoved = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Row> undecided = new ConcurrentLinkedQueue<>();
    private String lastUnmoved = "00000000-0000-0000-0000-000000000000";

    Rows(Database database) {
        this.database = database;
        this.tasks = database.run(ANY_TASKS, Map.of()).stream().map(Row::of).toList();
    }

    /// Any task, half of them of the studio that has half of all tasks.
    Row task() {
        return tasks.get(ThreadLocalRandom.current().nextInt(tasks.size()));
    }

    Row taskOfFirstStudio() {
        return tasks.stream().filter(task -> task.organization().equals("org_bench_1")).findFirst().orElseThrow();
    }

    /// A task in its first version, each time another.
    Row unmovedTask() {
        for (var row = unmoved.poll();; row = unmoved.poll()) {
            if (row != null) {
                return row;
            }
            stock(RequestKind.MOVE_TASK, 1000);
        }
    }

    /// An open approval that its admin has not decided, each time another.
    Row undecidedApproval() {
        for (var row = undecided.poll();; row = undecided.poll()) {
            if (row != null) {
                return row;
            }
            stock(RequestKind.DECIDE, 1000);
        }
    }

    /// Gets the rows for so many requests, so that this work does not fall into a measured window.
    synchronized void stock(RequestKind kind, int count) {
        switch (kind) {
            case MOVE_TASK -> {
                var more = database
                        .run(UNMOVED_TASKS,
                                Map.of("after", lastUnmoved, "count", Integer.toString(count - unmoved.size())))
                        .stream().map(Row::of).toList();
                if (more.isEmpty()) {
                    throw new IllegalStateException("All tasks of the first studio have moved: use more --tasks");
                }
                lastUnmoved = more.getLast().id();
                unmoved.addAll(more);
            }
            case DECIDE -> database.run(APPROVALS, Map.of("count", Integer.toString(count - undecided.size()))).stream()
                    .map(Row::of).forEach(undecided::add);
            default -> {
                // Any task will do.
            }
        }
    }
}
