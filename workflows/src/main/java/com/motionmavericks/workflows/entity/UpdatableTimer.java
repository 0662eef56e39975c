package com.motionmavericks.workflows.entity;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one timer of a workflow. An update to the same instant and summary changes nothing, so that news costs no events.
final class UpdatableTimer {
    /// A shorter wait would spin if nothing acted on its instant.
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
            scope.cancel("set anew");
        }
        at = wakeAt;
        summary = why;
        // A workflow's clock has milliseconds, instants are finer: one millisecond more, and the instant has passed.
        var exact = Duration.between(EntityWorkflow.now(), wakeAt).plusMillis(1);
        var wait = exact.compareTo(SHORTEST) < 0 ? SHORTEST : exact;
        // Handled, so that the cancellation of an updated timer is not an unhandled failure.
        scope = Workflow.newCancellationScope(() -> timer = Workflow
                .newTimer(wait, TimerOptions.newBuilder().setSummary(why).build()).handle((_, _) -> null));
        scope.run();
    }

    boolean hasFired() {
        return timer != null && timer.isCompleted();
    }
}
