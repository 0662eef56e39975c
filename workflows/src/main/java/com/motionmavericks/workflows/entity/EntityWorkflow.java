package com.motionmavericks.workflows.entity;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.steps.WorkflowStep;
import com.motionmavericks.workflows.entity.ParkedStepActivities.Step;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The base class of our workflows: an entity workflow, one for each row. It does the work that is due by its row.
///
/// - [#reconcile] is the loop: read the row, take a turn, until the row is done
/// - [#step] starts a call to a vendor; it neither waits nor fails
/// - [#awaitNews] waits, in one place, for signals, ends of steps and the next instant
///
/// Signals carry no facts. They may come twice, late or in any order, since each means *read again*.
public abstract class EntityWorkflow implements OperatorSignals {
    /// The queue of workflows, and of all activities but the calls to the mail vendor and to webhook endpoints.
    public static final String TASK_QUEUE = "motion-mavericks";
    /// The queue of all calls to the mail vendor. It runs at the rate that the vendor allows: many mails at once wait here, and
    /// do not use up their attempts.
    public static final String MAIL_QUEUE = "motion-mavericks-mail";
    /// The queue of all calls to the webhook endpoints of studios, which may be slow.
    public static final String WEBHOOK_QUEUE = "motion-mavericks-webhooks";

    /// For activities that call our own Postgres: retried without end, never parked.
    public static final ActivityOptions OURS = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(10))
            .setRetryOptions(RetryOptions.newBuilder().setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(5)).build())
            .build();

    /// How often a step may succeed and still be wanted. More is a bug of ours, and parks the step.
    private static final int MAX_REPEATS = 3;

    private record OperatorCommand(OperatorAction action, @Nullable String target) {}

    private final ParkedSteps parked;
    private final UpdatableTimer timer = new UpdatableTimer();
    private final Set<Step> wanted = new LinkedHashSet<>();
    private final Set<Step> running = new HashSet<>();
    private final Map<Step, String> failed = new LinkedHashMap<>();
    private final Map<Step, Integer> done = new HashMap<>();
    private final List<OperatorCommand> commands = new ArrayList<>();
    private int news;
    private int newsBeforeRead;
    private @Nullable RowId row;

    protected EntityWorkflow(VendorRetries vendorRetries) {
        this.parked = new ParkedSteps(vendorRetries.lateRetry());
    }

    /// Reads the row and takes a turn, again and again, until the row is done and no news has come since it was read.
    ///
    /// @param turn starts steps and awaits news, or makes one transition of the row
    protected final <F extends Facts> void reconcile(RowId id, RowReader<F> reader, Consumer<F> turn) {
        while (true) {
            var facts = read(id, reader);
            if (!facts.isDoneAt(now())) {
                turn.accept(facts);
            } else if (nothingNew()) {
                return;
            }
        }
    }

    /// Remembers how much news had come before the read. News that comes later is a reason to read again.
    private <F extends Facts> F read(RowId id, RowReader<F> reader) {
        row = id;
        wanted.clear();
        if (Workflow.getInfo().isContinueAsNewSuggested()) {
            continueAsNew(id);
        }
        newsBeforeRead = news;
        var facts = reader.read(id);
        parked.reconcile(id, workflowType(), facts.parked());
        return facts;
    }

    /// Starts a step, unless it runs already or is parked. Its end is news. A step is never cancelled: its activity reads the
    /// row at each attempt, and does nothing when the row no longer asks for it.
    ///
    /// @param target for whom, or for which generation: a new target is a new step
    protected final <A> void step(WorkflowStep what, Object target, VendorActivities<A> vendor,
            Functions.Proc1<A> call) {
        var step = new Step(requiredRow(), workflowType(), what.title(), target.toString());
        wanted.add(step);
        if (failed.containsKey(step) || parked.holds(step)) {
            return;
        }
        if (done.getOrDefault(step, 0) >= MAX_REPEATS) {
            failed.put(step, "done, and yet still wanted");
            return;
        }
        if (!running.add(step)) {
            return;
        }
        var activities = vendor.summarized(what.title() + " (" + target + ")");
        Async.procedure(() -> call.apply(activities)).handle((_, failure) -> {
            running.remove(step);
            if (failure == null) {
                done.merge(step, 1, Integer::sum);
            } else {
                parkingReason(failure).ifPresent(reason -> failed.put(step, reason));
            }
            news++;
            return null;
        });
    }

    /// Waits until there is a reason to read again. Steps that failed are parked first.
    ///
    /// @param what the workflow waits for, as an operator reads it after "Waits for"
    /// @param until the next instant at which work is due without news
    protected final void awaitNews(String what, Instant until) {
        parkFailed();
        // With news the timer stays as it is. A timer that is set and updated in one workflow task leaves no event in the
        // history, and a replay would miss it.
        if (!hasNews()) {
            var next = parked.nextRetry().filter(retry -> retry.isBefore(until)).orElse(until);
            timer.set(next, parked.summary().orElse("Waits for " + what));
            Workflow.setCurrentDetails(
                    "Waits for **" + what + "**, until " + until + " at the latest.\n" + parked.details());
            Workflow.await(() -> hasNews() || timer.hasFired());
            if (timer.hasFired()) {
                done.clear();
                parked.retryDue();
            }
        }
        applyCommands();
    }

    /// Whether the workflow may end. Without this check, a row that reopens after the last read would have no workflow.
    private boolean nothingNew() {
        Workflow.await(() -> news != newsBeforeRead || running.isEmpty());
        if (news == newsBeforeRead) {
            parked.keep(Set.of());
            Workflow.setCurrentDetails("Done: nothing is left to do.");
        }
        return news == newsBeforeRead && running.isEmpty();
    }

    /// Makes the workflow read its row again. Each signal of the application does this.
    protected final void wake() {
        done.clear();
        news++;
    }

    /// The workflow's own time. A replay sees the same.
    protected static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    @Override
    public void retry(@Nullable String target) {
        enqueue(OperatorAction.RETRY, target);
    }

    @Override
    public void skip(@Nullable String target) {
        enqueue(OperatorAction.SKIP, target);
    }

    @Override
    public void abort(@Nullable String target) {
        enqueue(OperatorAction.ABORT, target);
    }

    @Override
    public void attended() {
        wake();
    }

    @Override
    public void swept() {
        wake();
    }

    private void enqueue(OperatorAction action, @Nullable String target) {
        commands.add(new OperatorCommand(action, target));
        wake();
    }

    private void parkFailed() {
        parked.keep(wanted);
        for (var step : List.copyOf(failed.keySet())) {
            var reason = failed.remove(step);
            if (reason != null && wanted.contains(step)) {
                parked.park(step, reason);
            }
        }
    }

    /// More commands may come while one is applied.
    private void applyCommands() {
        while (!commands.isEmpty()) {
            var command = commands.removeFirst();
            parked.leave(command.action(), command.target());
        }
    }

    private boolean hasNews() {
        return news != newsBeforeRead || !commands.isEmpty();
    }

    /// Continues in a new run with an empty history, once no step runs. Signals are not carried over: the new run reads.
    final void continueAsNew(RowId id) {
        Workflow.await(running::isEmpty);
        parked.keep(Set.of());
        Workflow.continueAsNew(id);
    }

    private RowId requiredRow() {
        if (row == null) {
            throw new IllegalStateException("A workflow must read its row before it starts a step");
        }
        return row;
    }

    private static String workflowType() {
        return Workflow.getInfo().getWorkflowType();
    }

    /// The reason to park the step: an error of the vendor, or no answer in time. Empty for a bug of ours: the next read starts
    /// the step again.
    private static Optional<String> parkingReason(RuntimeException failure) {
        return switch (failure.getCause()) {
            case TimeoutFailure _ -> Optional.of("no answer in time");
            case ApplicationFailure cause when cause.getType().equals(VendorFailure.TYPE) ->
                Optional.of((cause.isNonRetryable() ? "" : "gave up, ") + cause.getOriginalMessage());
            case null, default -> Optional.empty();
        };
    }
}
