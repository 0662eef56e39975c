package com.motionmavericks.worker;

import com.motionmavericks.domain.operations.ScheduleStates;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import io.dropwizard.lifecycle.Managed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signals overdue rows whose workflow is idle or missing. When Temporal was emptied, it signals every open row and
/// makes the Schedules anew. It notes what Temporal says of them.
final class Sweep implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final TenantDatabase database;
    private final Outbox outbox;
    private final Schedules schedules;
    private final ScheduleStates scheduleStates;
    private final TemporalNamespace namespace;
    private final WorkerConfiguration.Sweep settings;
    private final Counter swept;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("sweep").factory());

    Sweep(TenantDatabase database, Outbox outbox, Schedules schedules, ScheduleStates scheduleStates,
            TemporalNamespace namespace,
            WorkerConfiguration.Sweep settings, MeterRegistry meters) {
        this.database = database;
        this.outbox = outbox;
        this.schedules = schedules;
        this.scheduleStates = scheduleStates;
        this.namespace = namespace;
        this.settings = settings;
        this.swept = meters.counter("sweep_rows_signalled");
    }

    @Override
    public void start() {
        every(settings.interval(), () -> {
            // First, because it throws while Temporal is away: a row that is overdue only for that is not swept.
            count(outbox.sweepIfNewTemporal(namespace.name(), namespace.id()));
            count(sweep(outbox, settings.grace(), namespace::isAtWork));
        });
        every(settings.interval(), () -> {
            schedules.reconcile(namespace.id());
            scheduleStates.note(schedules.states(database.now()));
        });
    }

    @Override
    public void stop() {
        timer.shutdownNow();
    }

    /// Signals the overdue rows whose workflows are not at work. A workflow that waits in a queue is at work: another
    /// signal would only lengthen the queue.
    ///
    /// @return the number of rows
    static long sweep(Outbox outbox, Duration grace, Predicate<String> isAtWork) {
        var idle = outbox.claimOverdue(grace).stream().filter(Predicate.not(isAtWork)).toList();
        return idle.isEmpty() ? 0 : outbox.sweep(idle, grace);
    }

    private void count(long rows) {
        swept.increment((double) rows);
        if (rows > 0) {
            LOG.info("The sweep signalled {} rows", rows);
        }
    }

    private void every(Duration interval, Runnable work) {
        var _ = timer.scheduleWithFixedDelay(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                LOG.error("The sweep failed. It tries again in {} s", interval.toSeconds(), RedactedFailure.of(e));
            }
        }, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }
}
