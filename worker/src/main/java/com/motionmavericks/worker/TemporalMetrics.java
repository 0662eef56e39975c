package com.motionmavericks.worker;

import static com.motionmavericks.worker.ScrapedMetrics.gauge;
import static com.motionmavericks.worker.ScrapedMetrics.seconds;
import static io.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY;
import static io.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What waits in Temporal: the tasks in its queues, and the rounds of the Schedules.
record TemporalMetrics(TemporalNamespace namespace) {
    List<MetricSnapshot> read() {
        var backlogs = List.of(namespace.backlog(EntityWorkflow.TASK_QUEUE, TASK_QUEUE_TYPE_WORKFLOW),
                namespace.backlog(EntityWorkflow.TASK_QUEUE, TASK_QUEUE_TYPE_ACTIVITY),
                namespace.backlog(EntityWorkflow.MAIL_QUEUE, TASK_QUEUE_TYPE_ACTIVITY),
                namespace.backlog(EntityWorkflow.WEBHOOK_QUEUE, TASK_QUEUE_TYPE_ACTIVITY));
        var rounds = Schedules.IDS.stream().map(namespace::rounds).toList();
        return List.of(
                gauge("temporal_backlog_tasks", "Tasks that wait for a worker, about", backlogs,
                        TemporalMetrics::labels, TemporalNamespace.Backlog::tasks),
                gauge("temporal_backlog_age_seconds", "How long the oldest of them has waited, about", backlogs,
                        TemporalMetrics::labels, backlog -> seconds(backlog.oldestAge())),
                gauge("schedule_last_round_age_seconds", "Time since the last round of a Schedule began", rounds,
                        TemporalMetrics::labels, round -> seconds(Duration.between(round.lastAt(), Instant.now()))),
                gauge("schedule_missed_rounds", "Rounds of a Schedule that were too late to run", rounds,
                        TemporalMetrics::labels, TemporalNamespace.Rounds::missed));
    }

    private static Labels labels(TemporalNamespace.Backlog backlog) {
        return Labels.of("queue", backlog.queue(), "type",
                backlog.type() == TASK_QUEUE_TYPE_WORKFLOW ? "workflow" : "activity");
    }

    private static Labels labels(TemporalNamespace.Rounds rounds) {
        return Labels.of("schedule", rounds.schedule());
    }
}
