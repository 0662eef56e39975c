package com.motionmavericks.local.bench;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/// The rows that requests are about.
final class Rows {
    private static final SqlScript ANY_TASKS = new SqlScript("any-tasks");
    private static final SqlScript TASKS_OF_PROJECTS = new SqlScript("tasks-of-projects");
    private static final SqlScript UNMOVED_TASKS = new SqlScript("unmoved-tasks");
    private static final SqlScript APPROVALS = new SqlScript("approvals");

    private final Database database;
    private final List<Row> tasks;
    private final ConcurrentLinkedQueue<Row> unmoved = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Row> undecided = new ConcurrentLinkedQueue<>();
    private String lastUnmoved = "00000000-0000-0000-0000-000000000000";

    private Rows(Database database, SqlScript tasks, Map<String, String> parameters) {
        this.database = database;
        this.tasks = rows(tasks, parameters);
    }

    /// Of twenty studios.
    static Rows of(Database database) {
        return new Rows(database, ANY_TASKS, Map.of());
    }

    /// Of so many projects of the largest studio, each with some 400 tasks.
    static Rows ofProjects(Database database, int projects) {
        return new Rows(database, TASKS_OF_PROJECTS, Map.of("projects", Integer.toString(projects)));
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
    void stock(RequestKind kind, int count) {
        switch (kind) {
            case MOVE_TASK -> stock(unmoved, count, this::findUnmoved);
            case DECIDE -> stock(undecided, count, this::putUpForApproval);
            default -> {
                // Any task will do.
            }
        }
    }

    private static void stock(Queue<Row> queue, int count, IntFunction<List<Row>> more) {
        synchronized (queue) {
            var missing = count - queue.size();
            if (missing > 0) {
                queue.addAll(more.apply(missing));
            }
        }
    }

    private List<Row> findUnmoved(int count) {
        var found = rows(UNMOVED_TASKS, Map.of("after", lastUnmoved, "count", Integer.toString(count)));
        if (found.isEmpty()) {
            throw new IllegalStateException("All tasks of the first studio have moved: use more --tasks");
        }
        lastUnmoved = found.getLast().id();
        return found;
    }

    private List<Row> putUpForApproval(int count) {
        return rows(APPROVALS, Map.of("count", Integer.toString(count)));
    }

    private List<Row> rows(SqlScript script, Map<String, String> parameters) {
        return database.run(script, parameters).stream().map(Row::of).toList();
    }
}
