package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.chaos.Plan.VendorFault;
import com.motionmavericks.local.run.processes.Temporal;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// Carries out the plan while commands end.
final class PlanRunner {
    private static final int COMMANDS_PER_LINE = 100;

    private final Plan plan;
    private final ProcessKiller killer;
    private final Temporal temporal;
    private final StudioClient client;
    private final Statistics statistics;
    private final AtomicInteger ended = new AtomicInteger();
    private final Instant begun = Instant.now();

    /// @param temporal triggers the Schedule that starts the rounds of digests
    /// @param client adds faults to the vendors
    PlanRunner(Plan plan, ProcessKiller killer, Temporal temporal, StudioClient client, Statistics statistics) {
        this.plan = plan;
        this.killer = killer;
        this.temporal = temporal;
        this.client = client;
        this.statistics = statistics;
    }

    /// Counts an ended command, and carries out what the plan has after it, before the client continues.
    void commandEnded() {
        var now = ended.incrementAndGet();
        plan.vendorFaults().stream().filter(fault -> fault.after() == now).forEach(this::addFault);
        plan.kills().stream().filter(kill -> kill.after() == now).forEach(killer::kill);
        if (plan.rounds().contains(now)) {
            Thread.ofVirtual().start(this::startRound);
        }
        if (now % COMMANDS_PER_LINE == 0) {
            System.out.printf("  %d commands ended after %d s%n", now,
                    Duration.between(begun, Instant.now()).toSeconds());
        }
    }

    private void startRound() {
        try {
            DigestRound.start(temporal);
            statistics.roundStarted();
        } catch (IllegalStateException _) {
            // Temporal is down. The digests stay due until the next round.
        }
    }

    private void addFault(VendorFault fault) {
        try {
            switch (fault.vendor()) {
                case MAIL -> client.breakMail(fault.fault());
                case VIDEO -> client.breakVideo(fault.fault());
                case SLACK -> client.breakSlack(fault.fault());
            }
            statistics.faultAdded();
        } catch (UncheckedIOException _) {
            // The stand-in is down, which is fault enough.
        }
    }
}
