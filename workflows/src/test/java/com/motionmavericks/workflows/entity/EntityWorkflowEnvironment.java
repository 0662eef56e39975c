package com.motionmavericks.workflows.entity;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/// Temporal's test server, which skips time, set up as our workers and clients use it.
public final class EntityWorkflowEnvironment implements AutoCloseable {
    public static final VendorRetries RETRIES = new VendorRetries(3, Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofHours(20));

    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions
            .newBuilder()
            .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder().setDataConverter(WorkflowDataConverter.dataConverter()).build())
            .registerSearchAttribute("TenantId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute("NeedsAttention", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
            .registerSearchAttribute("ParkedStep", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD).build());
    private final Worker worker = temporal.newWorker(EntityWorkflow.TASK_QUEUE);

    private final List<WorkflowStub> started = new CopyOnWriteArrayList<>();

    public Worker worker() {
        return worker;
    }

    /// Registers activities on all queues, as a worker process does.
    public void registerActivities(Object... activities) {
        worker.registerActivitiesImplementations(activities);
        temporal.newWorker(EntityWorkflow.MAIL_QUEUE).registerActivitiesImplementations(activities);
        temporal.newWorker(EntityWorkflow.WEBHOOK_QUEUE).registerActivitiesImplementations(activities);
    }

    public void start() {
        temporal.start();
    }

    public Instant now() {
        return Instant.ofEpochMilli(temporal.currentTimeMillis());
    }

    public void skip(Duration duration) {
        temporal.sleep(duration);
    }

    /// Signals as the relay does: starts the workflow if it is not running.
    public WorkflowStub signal(String type, RowId row, String signal) {
        var stub = temporal.getWorkflowClient().newUntypedWorkflowStub(type, WorkflowOptions.newBuilder()
                .setWorkflowId(type + ":" + row.id()).setTaskQueue(EntityWorkflow.TASK_QUEUE).build());
        stub.signalWithStart(signal, new Object[0], new Object[]{row});
        started.add(stub);
        return stub;
    }

    /// Runs a workflow that a Schedule starts in production, until it ends.
    public void run(String type) {
        var stub = temporal.getWorkflowClient().newUntypedWorkflowStub(type,
                WorkflowOptions.newBuilder().setTaskQueue(EntityWorkflow.TASK_QUEUE).build());
        stub.start();
        stub.getResult(Void.class);
        started.add(stub);
    }

    public static RowId newRow() {
        return new RowId(UUID.randomUUID(), UUID.randomUUID());
    }

    /// Polls until a condition holds, for at most ten seconds of real time.
    public static void await(String what, BooleanSupplier holds) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Timed out waiting for " + what);
            }
            Thread.onSpinWait();
        }
    }

    /// Waits for the end of a workflow while time stands still: waiting for its result would skip time.
    public static void awaitEnd(WorkflowStub workflow) {
        await("the end of the workflow", () -> workflow.describe()
                .getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    }

    /// The parked step, as the list of the Web UI shows it; empty if none is parked.
    public static String parkedStep(WorkflowStub workflow) {
        var attributes = workflow.describe().getTypedSearchAttributes();
        var step = attributes.get(NeedsAttention.PARKED_STEP);
        var needsAttention = attributes.get(NeedsAttention.NEEDS_ATTENTION);
        return Boolean.TRUE.equals(needsAttention) && step != null ? step : "";
    }

    /// The whole history of a workflow; `toJson(true)` writes it as JSON.
    public WorkflowExecutionHistory history(WorkflowStub workflow) {
        return history(Objects.requireNonNull(workflow.getExecution()).getWorkflowId());
    }

    public WorkflowExecutionHistory history(String workflowId) {
        return temporal.getWorkflowClient().fetchHistory(workflowId);
    }

    /// Replays every workflow that the test has started, as a worker does that takes over a running workflow.
    @Override
    public void close() {
        try {
            for (var workflow : started) {
                WorkflowReplayer.replayWorkflowExecution(history(workflow), worker);
            }
        } catch (Exception e) {
            throw new AssertionError("The same code cannot replay a history that it has just written", e);
        } finally {
            temporal.close();
        }
    }
}
