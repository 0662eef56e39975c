package com.motionmavericks.workflows.entity;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one timer of a workflow. Set again for the same instant with the same summary, it goes on as it is, so that
/// news costs no events.
final class UpdatableTimer {
    /// A wait that is over before it begins would spin, should nothing act on its instant.
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
        // Instants have finer parts than a workflow's clock: one millisecond more, and the instant is over.
        var exact = Duration.between(EntityWorkflow.now(), wakeAt).plusMillis(1);
        var wait = exact.compareTo(SHORTEST) < 0 ? SHORTEST : exact;
        // Handled, so that the cancellation of a timer that was set anew is no unheard failure.
        scope = Workflow.newCancellationScope(() -> timer = Workflow
                .newTimer(wait, TimerOptions.newBuilder().setSummary(why).build()).handle((_, _) -> null));
        scope.run();
    }

    boolean hasFired() {
        return timer != null && timer.isCompleted();
    }
}
