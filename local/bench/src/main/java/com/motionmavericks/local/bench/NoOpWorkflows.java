package com.motionmavericks.local.bench;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.UUID;
import java.util.concurrent.Executors;

/// The least that a workflow can cost: it is started with a signal, as ours are, and ends at once. Its worker is in this process.
final class NoOpWorkflows implements AutoCloseable {
    private static final String QUEUE = "bench-no-op";
    private static final int SENDERS = 16;

    private final WorkflowServiceStubs temporal;
    private final WorkflowClient client;
    private final WorkerFactory workers;

    @WorkflowInterface
    public interface NoOp {
        @WorkflowMethod
        void run();

        @SignalMethod
        void wake();
    }

    public static final class NoOpImpl implements NoOp {
        @Override
        public void run() {
            // It ends at once.
        }

        @Override
        public void wake() {
            // It has nothing to read.
        }
    }

    /// @param address of Temporal
    NoOpWorkflows(String address) {
        temporal = WorkflowServiceStubs
                .newServiceStubs(WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
        client = WorkflowClient.newInstance(temporal);
        workers = WorkerFactory.newInstance(client);
        workers.newWorker(QUEUE).registerWorkflowImplementationTypes(NoOpImpl.class);
        workers.start();
    }

    /// Starts workflows, and waits until all have ended.
    void run(int count) {
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (var i = 0; i < count; i++) {
                // A failure is thrown by the wait for the result.
                var _ = senders.submit(this::runOne);
            }
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        temporal.shutdownNow();
    }

    private void runOne() {
        WorkflowStub workflow = client.newUntypedWorkflowStub("NoOp",
                WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId("no-op:" + UUID.randomUUID()).build());
        workflow.signalWithStart("wake", new Object[0], new Object[0]);
        workflow.getResult(Void.class);
    }
}
