package com.motionmavericks.worker;

import static com.motionmavericks.worker.ScrapedMetrics.gauge;
import static com.motionmavericks.worker.ScrapedMetrics.seconds;

import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.events.Events;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.List;

/// What waits in Postgres, of all tenants together.
record QueueMetrics(Domain domain) {
    List<MetricSnapshot> read() {
        var held = Events.hold(domain.database()).map(Events.Hold::age).orElse(Duration.ZERO);
        var outbox = domain.outbox().backlog();
        var events = domain.eventRouter().backlog();
        var due = domain.outbox().dueRows();
        return List.of(
                gauge("events_horizon_age_seconds", "Age of the transaction that holds back the feeds", seconds(held)),
                gauge("outbox_signals_waiting", "Signals in the outbox", outbox.size()),
                gauge("outbox_oldest_signal_seconds", "How long the oldest due signal has been due",
                        seconds(outbox.oldestAge())),
                gauge("events_unrouted", "Events without recipients", events.size()),
                gauge("events_oldest_unrouted_seconds", "How long the oldest of them has waited",
                        seconds(events.oldestAge())),
                gauge("workflow_rows_due", "Due rows, without those that wait for an operator", due,
                        rows -> Labels.of("workflow", rows.workflowType()), rows -> rows.size()),
                gauge("workflow_oldest_due_row_seconds", "How long the most overdue of them has been due", due,
                        rows -> Labels.of("workflow", rows.workflowType()), rows -> seconds(rows.oldestAge())),
                gauge("digest_oldest_due_seconds", "How long the most overdue digest has waited to be made",
                        seconds(domain.digests().oldestAge())),
                gauge("parked_steps", "Steps that wait for an operator", domain.parkedSteps().counts(),
                        parked -> Labels.of("workflow", parked.workflowType(), "step", parked.step()),
                        parked -> parked.size()));
    }
}
