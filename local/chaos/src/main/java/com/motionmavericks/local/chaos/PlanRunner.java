package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.chaos.Plan.VendorFault;
import com.motionmavericks.local.run.processes.Temporal;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets the plan come true as commands end.
final class PlanRunner {
    private static final int COMMANDS_A_LINE = 100;

    private final Plan plan;
    private final ProcessKiller killer;
    private final Temporal temporal;
    private final StudioClient client;
    private final Statistics figures;
    private final AtomicInteger ended = new AtomicInteger();
    private final Instant begun = Instant.now();

    /// @param temporal whose Schedule begins the rounds of digests
    /// @param client by which the vendors are told to misbehave
    PlanRunner(Plan plan, ProcessKiller killer, Temporal temporal, StudioClient client, Statistics figures) {
        this.plan = plan;
        this.killer = killer;
        this.temporal = temporal;
        this.client = client;
        this.figures = figures;
    }

    /// One more command has ended: what was due by then happens before its client goes on.
    void ended() {
        var now = ended.incrementAndGet();
        plan.misdeeds().stream().filter(misdeed -> misdeed.after() == now).forEach(this::mislead);
        plan.kills().stream().filter(kill -> kill.after() == now).forEach(killer::strike);
        if (plan.rounds().contains(now)) {
            Thread.ofVirtual().start(this::beginRound);
        }
        if (now % COMMANDS_A_LINE == 0) {
            System.out.printf("  %d commands after %d s%n", now, Duration.between(begun, Instant.now()).toSeconds());
        }
    }

    private void beginRound() {
        try {
            DigestRound.begin(temporal);
            figures.roundBegun();
        } catch (IllegalStateException _) {
            // Temporal is down: what is due stays due until the next round.
        }
    }

    private void mislead(VendorFault misdeed) {
        try {
            switch (misdeed.vendor()) {
                case MAIL -> client.breakMail(misdeed.fault());
                case FILMS -> client.breakFilms(misdeed.fault());
                case SLACK -> client.breakSlack(misdeed.fault());
            }
            figures.misbehaved();
        } catch (UncheckedIOException _) {
            // A vendor that is down misbehaves enough.
        }
    }
}
