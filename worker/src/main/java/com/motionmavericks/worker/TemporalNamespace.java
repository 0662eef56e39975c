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

/// What is asked of Temporal about our namespace. Each call throws a [StatusRuntimeException] when Temporal does not
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

    /// Changes when Temporal is set up anew.
    String id() {
        return call().describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(name).build())
                .getNamespaceInfo().getId();
    }

    /// Whether a workflow has a task or an activity that runs, waits in a queue or is tried again later. When that is
    /// done it reads its row, whether it is signalled or not.
    boolean isAtWork(String workflowId) {
        try {
            var workflow = call().describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                    .setNamespace(name).setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId)).build());
            // One that was terminated keeps the activity that was under way, and will never read again.
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
