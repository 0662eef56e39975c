package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.LocalSystem;
import com.motionmavericks.local.chaos.Plan.Kill;
import com.motionmavericks.local.chaos.Plan.Victim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/// Kills processes, and starts each again as a supervisor would: until it is ready, whatever else is down.
final class ProcessKiller {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final LocalSystem stack;
    private final Statistics figures;
    private final Executor executor = command -> Thread.ofVirtual().start(command);
    private final Map<String, CompletableFuture<Void>> recoveries = new ConcurrentHashMap<>();
    private final Queue<Outage> outages = new ConcurrentLinkedQueue<>();

    /// A process was down.
    record Outage(Instant from, Instant until) {}

    ProcessKiller(LocalSystem stack, Statistics figures) {
        this.stack = stack;
        this.figures = figures;
    }

    /// Kills the processes of one point of the plan, each once it is up again from the time before.
    synchronized void strike(Kill kill) {
        kill.victims().forEach(victim -> recovery(victim.process()).join());
        for (var victim : kill.victims()) {
            if (!stack.isAlive(victim.process())) {
                figures.violated(victim.process() + " had ended by itself");
            }
            stack.kill(victim.process());
            figures.killed(victim.process());
        }
        var killed = Instant.now();
        kill.victims().forEach(victim -> recoveries.put(victim.process(), CompletableFuture.runAsync(() -> {
            revive(victim);
            outages.add(new Outage(killed, Instant.now()));
        }, executor)));
    }

    /// Those that are over.
    List<Outage> outages() {
        return List.copyOf(outages);
    }

    void awaitAllUp() {
        for (var process : Plan.PROCESSES) {
            recovery(process).join();
            if (!stack.isAlive(process)) {
                figures.violated(process + " has ended by itself");
            }
        }
    }

    private CompletableFuture<Void> recovery(String process) {
        return recoveries.getOrDefault(process, CompletableFuture.completedFuture(null));
    }

    private void revive(Victim victim) {
        var deadline = Instant.now().plus(LONGEST_START);
        Pause.of(victim.pause());
        while (true) {
            try {
                stack.restart(victim.process());
                return;
            } catch (IllegalStateException e) {
                // What it needs may be down as well.
                figures.triedAgain("start of " + victim.process());
                if (Instant.now().isAfter(deadline)) {
                    figures.violated(victim.process() + " did not come up again: " + e.getMessage());
                    return;
                }
                Pause.of(Duration.ofMillis(500));
            }
        }
    }
}
