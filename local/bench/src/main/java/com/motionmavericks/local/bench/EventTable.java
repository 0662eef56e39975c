package com.motionmavericks.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/// What an event costs, from its request until everything is quiet again, and how fast digests are sent.
record EventTable(BenchSystem system, Load load, Duration window) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEMBERS = 10_000;
    private static final int WORKFLOWS = 1000;
    /// The mail vendor's limit in the local system, which the worker keeps.
    private static final int MAILS_A_SECOND = 100;

    void print(PrintStream out, Requests requests) {
        system.startWorker();
        // The first burst warms the worker.
        createTasks(system.api(requests));
        events(out, system.api(requests));
        digests(out);
        mailboxes(out);
        noOps(out);
    }

    private void events(PrintStream out, Server api) {
        var idleFrom = system.cpu();
        pause(window);
        var idle = difference(system.cpu(), idleFrom);
        var from = system.cpu();
        var start = System.nanoTime();
        var created = createTasks(api);
        var seconds = (System.nanoTime() - start) / 1e9;
        var table = new MarkdownTable("process", "CPU-µs an event", "idle, CPU-µs a second");
        difference(system.cpu(), from).forEach((process, micros) -> {
            var idleSecond = Objects.requireNonNull(idle.get(process)) * 1000.0 / window.toMillis();
            table.add(process, "%.0f".formatted((micros - idleSecond * seconds) / created.requests()),
                    "%.0f".formatted(idleSecond));
        });
        table.print(out);
        out.printf("%,d tasks were created in %.1f s; all was quiet after %.1f s.%n%n", created.requests(),
                created.seconds(), seconds);
    }

    /// Creates tasks, and returns when nothing is left to do.
    private Load.Cost createTasks(Server api) {
        var created = load.closed(api, () -> api.requests().next(RequestKind.CREATE_TASK), window);
        await("quiet after the last event", this::isQuiet);
        return created;
    }

    private void digests(PrintStream out) {
        system.database().run(new SqlScript("digests"), Map.of("members", Integer.toString(MEMBERS)));
        var effort = effort(() -> {
            system.temporal().run("schedule", "trigger", "--schedule-id", "digests");
            await("all digests to be sent",
                    () -> count("select count(*) from digest where mail_due_at is null") == MEMBERS);
        });
        out.printf("%,d digests were sent in %.1f s, %.2f times what the mail vendor's limit of %d a second allows, "
                + "with %,.0f CPU-µs each.%n", MEMBERS, effort.seconds(),
                effort.seconds() * MAILS_A_SECOND / MEMBERS, MAILS_A_SECOND, effort.micros() / MEMBERS);
    }

    private void mailboxes(PrintStream out) {
        var effort = effort(() -> {
            system.database().run(new SqlScript("mailboxes"), Map.of("members", Integer.toString(WORKFLOWS)));
            await("all mails to be sent", () -> count("select count(*) from notification_recipient where mail_due_at "
                    + "is not null") == 0 && workflows("ExecutionStatus = 'Running'").isEmpty());
        });
        var length = StreamSupport.stream(workflows("WorkflowType = 'Mailbox'").spliterator(), false)
                .mapToInt(workflow -> workflow.get("historyLength").asInt()).average().orElse(0);
        out.printf("%,d members heard of one event at once in %.1f s, with %,.0f CPU-µs each. Their mailboxes have "
                + "histories of %.1f events; with one mail 12 are the least.%n", WORKFLOWS, effort.seconds(),
                effort.micros() / WORKFLOWS, length);
    }

    private void noOps(PrintStream out) {
        try (var noOps = new NoOpWorkflows(system.temporal().address())) {
            noOps.run(WORKFLOWS);
            var effort = effort(() -> noOps.run(WORKFLOWS));
            out.printf("%,d workflows that do nothing ended in %.1f s, with %,.0f CPU-µs each, of which the client's "
                    + "are a part.%n%n", WORKFLOWS, effort.seconds(), effort.micros() / WORKFLOWS);
        }
    }

    /// What work takes, with the CPU of all processes.
    private record Effort(double seconds, double micros) {}

    private Effort effort(Runnable work) {
        var from = system.cpu();
        var own = CpuTime.of(ProcessHandle.current().pid());
        var start = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Effort(seconds, difference(system.cpu(), from).values().stream().mapToLong(Long::longValue).sum()
                + CpuTime.of(ProcessHandle.current().pid()) - own);
    }

    private long count(String query) {
        return Long.parseLong(system.database().texts(query).getFirst());
    }

    private boolean isQuiet() {
        return system.database().texts("""
                select id::text from outbox union all select workflow_id from open_row where next_at < now() limit 1
                """).isEmpty() && workflows("ExecutionStatus = 'Running'").isEmpty();
    }

    private JsonNode workflows(String query) {
        try {
            return JSON.readTree(system.temporal().run("workflow", "list", "--query", query, "--limit", "100000", "-o",
                    "json"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> earlier) {
        var difference = new LinkedHashMap<String, Long>();
        now.forEach((name, micros) -> difference.put(name, micros - Objects.requireNonNull(earlier.get(name))));
        return difference;
    }

    private static void await(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofMinutes(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Timed out waiting for " + what);
            }
            pause(Duration.ofMillis(300));
        }
    }

    private static void pause(Duration length) {
        var end = System.nanoTime() + length.toNanos();
        for (var left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
