package com.motionmavericks.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
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

    private WorkflowServiceBlockingStub call() {
        return temporal.blockingStub().withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
    }
}
