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

/// Kills processes and starts them again, as a supervisor does: it tries until the process is ready, even while others are down.
final class ProcessKiller {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final LocalSystem system;
    private final Statistics statistics;
    private final Executor executor = command -> Thread.ofVirtual().start(command);
    private final Map<String, CompletableFuture<Void>> recoveries = new ConcurrentHashMap<>();
    private final Queue<Outage> outages = new ConcurrentLinkedQueue<>();

    /// A time in which a process was down.
    record Outage(Instant from, Instant until) {}

    ProcessKiller(LocalSystem system, Statistics statistics) {
        this.system = system;
        this.statistics = statistics;
    }

    /// Kills the processes of one point of the plan. Waits first until each is running again after an earlier kill.
    synchronized void kill(Kill kill) {
        kill.victims().forEach(victim -> recovery(victim.process()).join());
        for (var victim : kill.victims()) {
            if (!system.isAlive(victim.process())) {
                statistics.violated(victim.process() + " had ended without a kill");
            }
            system.kill(victim.process());
            statistics.killed(victim.process());
        }
        var killed = Instant.now();
        kill.victims().forEach(victim -> recoveries.put(victim.process(), CompletableFuture.runAsync(() -> {
            restart(victim);
            outages.add(new Outage(killed, Instant.now()));
        }, executor)));
    }

    /// The outages that are over.
    List<Outage> outages() {
        return List.copyOf(outages);
    }

    void awaitAllRunning() {
        for (var process : Plan.PROCESSES) {
            recovery(process).join();
            if (!system.isAlive(process)) {
                statistics.violated(process + " has ended without a kill");
            }
        }
    }

    private CompletableFuture<Void> recovery(String process) {
        return recoveries.getOrDefault(process, CompletableFuture.completedFuture(null));
    }

    private void restart(Victim victim) {
        var deadline = Instant.now().plus(LONGEST_START);
        Pause.of(victim.pause());
        while (true) {
            try {
                system.restart(victim.process());
                return;
            } catch (IllegalStateException e) {
                // Another process that it needs may be down.
                statistics.triedAgain("start of " + victim.process());
                if (Instant.now().isAfter(deadline)) {
                    statistics.violated(victim.process() + " did not start again: " + e.getMessage());
                    return;
                }
                Pause.of(Duration.ofMillis(500));
            }
        }
    }
}
