package com.motionmavericks.worker;

import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.NeedsAttention;
import com.motionmavericks.workflows.entity.RowId;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;
import io.temporal.common.SearchAttributes;

/// Sends a signal to its workflow, and starts the workflow if it does not run.
final class SignalSender {
    private final WorkflowClient client;

    SignalSender(WorkflowClient client) {
        this.client = client;
    }

    void send(Outbox.Claimed signal) {
        var tenant = signal.tenantId().toString();
        var options = WorkflowOptions.newBuilder().setWorkflowId(signal.workflowId())
                .setTaskQueue(EntityWorkflow.TASK_QUEUE)
                .setTypedSearchAttributes(
                        SearchAttributes.newBuilder().set(NeedsAttention.TENANT_ID, tenant).build())
                // One tenant's burst does not delay the others.
                .setPriority(Priority.newBuilder().setFairnessKey(tenant).build())
                .setStaticSummary(signal.summary()).setStaticDetails(details(signal)).build();
        client.newUntypedWorkflowStub(signal.workflowType(), options).signalWithStart(signal.signalName(),
                new Object[0], new Object[]{new RowId(signal.tenantId(), signal.subjectId())});
    }

    private static String details(Outbox.Claimed signal) {
        return """
                | | |
                |---|---|
                | tenant | `%s` |
                | row | `%s` |
                | when it is parked | `runbooks/parked-workflows.md` |

                ```
                temporal workflow describe -w %s
                ```
                """.formatted(signal.tenantId(), signal.subjectId(), signal.workflowId());
    }
}
