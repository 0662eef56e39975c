package com.motionmavericks.workflows.entity;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The updatable timer of a workflow. Setting it to the same instant and summary changes nothing and costs no event.
final class UpdatableTimer {
    /// A shorter wait would make a busy loop if nothing acted when the timer fired.
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private @Nullable Instant at;
    private @Nullable String summary;
    private @Nullable Promise<?> timer;
    private @Nullable CancellationScope scope;

    void set(Instant wakeAt, String why) {
        if (timer != null && !timer.isCompleted() && wakeAt.equals(at) && why.equals(summary)) {
            return;
        }
        if (scope != null) {
            scope.cancel("updated");
        }
        at = wakeAt;
        summary = why;
        // The workflow's clock has milliseconds, instants are finer. With one millisecond more the instant has passed.
        var exact = Duration.between(EntityWorkflow.now(), wakeAt).plusMillis(1);
        var wait = exact.compareTo(SHORTEST) < 0 ? SHORTEST : exact;
        // The handler takes the cancellation of an updated timer, which would otherwise fail the workflow.
        scope = Workflow.newCancellationScope(() -> timer = Workflow
                .newTimer(wait, TimerOptions.newBuilder().setSummary(why).build()).handle((_, _) -> null));
        scope.run();
    }

    boolean hasFired() {
        return timer != null && timer.isCompleted();
    }
}
