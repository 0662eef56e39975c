package com.motionmavericks.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeScheduleRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Reads our namespace of Temporal. Each call throws a [StatusRuntimeException] when Temporal does not
/// answer within two seconds.
final class TemporalNamespace {
    private static final int SECONDS = 2;

    private final WorkflowServiceStubs temporal;
    private final String name;

    TemporalNamespace(WorkflowServiceStubs temporal, String name) {
        this.temporal = temporal;
        this.name = name;
    }

    String name() {
        return name;
    }

    /// The namespace's id, which is a new one after Temporal was emptied.
    String id() {
        return call().describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(name).build())
                .getNamespaceInfo().getId();
    }

    /// Whether a workflow has a task or an activity that runs, waits in a queue or waits for a retry. After it the
    /// workflow reads its row, with or without a signal.
    boolean isAtWork(String workflowId) {
        try {
            var workflow = call().describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                    .setNamespace(name).setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId)).build());
            // A terminated workflow still lists the activity that ran, but never reads its row again.
            return workflow.getWorkflowExecutionInfo()
                    .getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
                    && (workflow.hasPendingWorkflowTask() || workflow.getPendingActivitiesCount() > 0);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /// The tasks of one type in a queue, as Temporal estimates them.
    record Backlog(String queue, TaskQueueType type, long tasks, Duration oldestAge) {}

    Backlog backlog(String queue, TaskQueueType type) {
        var stats = call().describeTaskQueue(DescribeTaskQueueRequest.newBuilder().setNamespace(name)
                .setTaskQueue(TaskQueue.newBuilder().setName(queue)).setTaskQueueType(type).setReportStats(true)
                .build())
                .getStats();
        var age = stats.getApproximateBacklogAge();
        return new Backlog(queue, type, stats.getApproximateBacklogCount(),
                Duration.ofSeconds(age.getSeconds(), age.getNanos()));
    }

    /// The rounds of a Schedule.
    ///
    /// @param lastAt when the last one began; before the first, when the Schedule was made
    /// @param missed how many did not run, because Temporal was away for longer than the catch-up window
    record Rounds(String schedule, Instant lastAt, long missed) {}

    /// Not through the SDK's client, which waits longer than a scrape may.
    Rounds rounds(String schedule) {
        var info = call().describeSchedule(
                DescribeScheduleRequest.newBuilder().setNamespace(name).setScheduleId(schedule).build()).getInfo();
        var recent = info.getRecentActionsList();
        var last = recent.isEmpty() ? info.getCreateTime() : recent.getLast().getActualTime();
        return new Rounds(schedule, Instant.ofEpochSecond(last.getSeconds(), last.getNanos()),
                info.getMissedCatchupWindow());
    }

    private WorkflowServiceBlockingStub call() {
        return temporal.blockingStub().withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
    }
}
