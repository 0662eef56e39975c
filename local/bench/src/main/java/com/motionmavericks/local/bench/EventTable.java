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
    private static final int DIGESTS = 1000;
    /// The mail vendor's limit in the local system, which the worker keeps.
    private static final int MAILS_A_SECOND = 100;

    void print(PrintStream out, Requests requests) {
        system.startWorker();
        // The first burst warms the worker.
        createTasks(system.api(requests));
        events(out, system.api(requests));
        digests(out);
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
        var workflows = workflows("WorkflowType = 'Notification'");
        var length = StreamSupport.stream(workflows.spliterator(), false)
                .mapToInt(workflow -> workflow.get("historyLength").asInt()).average().orElse(0);
        out.printf("%,d tasks were created in %.1f s; all was quiet after %.1f s. Of %,d workflows the history had "
                + "%.1f events.%n", created.requests(), created.seconds(), seconds, workflows.size(), length);
    }

    /// Creates tasks, and returns when nothing is left to do.
    private Load.Cost createTasks(Server api) {
        var created = load.closed(api, () -> api.requests().next(RequestKind.CREATE_TASK), window);
        await("quiet after the last event", this::isQuiet);
        return created;
    }

    private void digests(PrintStream out) {
        system.database().run(new SqlScript("digests"), Map.of("members", Integer.toString(DIGESTS)));
        var from = system.cpu();
        var start = System.nanoTime();
        system.temporal().run("schedule", "trigger", "--schedule-id", "digests");
        await("all digests to be sent", () -> system.database()
                .texts("select count(*) from digest where mail_due_at is null").getFirst()
                .equals(Integer.toString(DIGESTS)));
        var seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                "%,d digests were sent in %.1f s, %.2f times what the mail vendor's limit of %d a second allows, with "
                        + "%,d CPU-µs each.%n%n",
                DIGESTS, seconds, seconds * MAILS_A_SECOND / DIGESTS, MAILS_A_SECOND,
                difference(system.cpu(), from).values().stream().mapToLong(Long::longValue).sum() / DIGESTS);
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
        var deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
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
