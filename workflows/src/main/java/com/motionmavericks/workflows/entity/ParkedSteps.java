package com.motionmavericks.workflows.entity;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.ParkedStepActivities.Step;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parked steps of one workflow. Keeps memory, Postgres and the search attributes in line.
final class ParkedSteps {
    private record Parked(Step step, String reason, Instant retryAt) {}

    private final ParkedStepActivities activities = Workflow.newActivityStub(ParkedStepActivities.class,
            EntityWorkflow.OURS);
    private final Duration lateRetry;
    private final Map<String, Parked> parked = new LinkedHashMap<>();

    ParkedSteps(Duration lateRetry) {
        this.lateRetry = lateRetry;
    }

    boolean holds(Step step) {
        return parked.containsKey(step.key());
    }

    void park(Step step, String reason) {
        var retryAt = EntityWorkflow.now().plus(lateRetry);
        activities.park(step, reason, retryAt, EntityWorkflow.now());
        parked.put(step.key(), new Parked(step, reason, retryAt));
        show();
    }

    /// Follows Postgres. A step that an operator left through the API is no longer parked here. A step that only Postgres knows
    /// belongs to an earlier run, and is retried.
    void reconcile(RowId row, String workflowType, Set<String> known) {
        parked.keySet().retainAll(known);
        for (var key : known) {
            if (!parked.containsKey(key)) {
                var slash = key.lastIndexOf('/');
                activities.forget(new Step(row, workflowType, key.substring(0, slash), key.substring(slash + 1)),
                        EntityWorkflow.now());
            }
        }
        show();
    }

    /// Forgets the parked steps that the row no longer asks for.
    void keep(Collection<Step> wanted) {
        forget(moot -> !wanted.contains(moot.step()));
    }

    /// Forgets the parked steps whose late retry is due, so that they run again.
    void retryDue() {
        forget(due -> !EntityWorkflow.now().isBefore(due.retryAt()));
    }

    /// Applies an operator's action. Does nothing if no step has the target.
    ///
    /// @param target of one step; null or empty for all parked steps
    void leave(OperatorAction action, @Nullable String target) {
        for (var meant : List.copyOf(parked.values())) {
            if (target == null || target.isEmpty() || target.equals(meant.step().target())) {
                activities.leave(meant.step(), action, EntityWorkflow.now());
                parked.remove(meant.step().key());
            }
        }
        show();
    }

    Optional<Instant> nextRetry() {
        return parked.values().stream().map(Parked::retryAt).min(Comparator.naturalOrder());
    }

    /// The timer's summary: the only text that an operator sees while no worker runs.
    Optional<String> summary() {
        return names().stream().findFirst().map(name -> "PARKED at '" + name + "'"
                + (parked.size() > 1 ? " and " + (parked.size() - 1) + " more" : "")
                + ": send retry, skip or abort (retries by itself after " + lateRetry.toHours() + " h)");
    }

    /// Markdown for the tab *User Metadata*; empty if nothing is parked.
    String details() {
        if (parked.isEmpty()) {
            return "";
        }
        var steps = parked.values().stream()
                .map(p -> "| " + p.step().name() + " | " + p.step().target() + " | `" + p.reason() + "` | "
                        + p.retryAt() + " |")
                .collect(Collectors.joining("\n"));
        return """

                ### Parked: an operator must decide

                | step | target | what failed | retries by itself at |
                |---|---|---|---|
                %s

                | signal | effect |
                |---|---|
                | `retry` | runs the parked steps again |
                | `skip` | continues without them, as if they were done |
                | `abort` | ends what this workflow is about, for example revokes the invitation |

                With a target as input, for example `"1"`, the signal means that step alone. From a shell:

                ```
                temporal workflow signal -w {workflowId} --name retry
                ```
                """.formatted(steps);
    }

    private void forget(Predicate<Parked> which) {
        for (var gone : new ArrayList<>(parked.values())) {
            if (which.test(gone)) {
                activities.forget(gone.step(), EntityWorkflow.now());
                parked.remove(gone.step().key());
            }
        }
        show();
    }

    private List<String> names() {
        return parked.values().stream().map(p -> p.step().name()).toList();
    }

    private void show() {
        NeedsAttention.show(names());
    }
}
