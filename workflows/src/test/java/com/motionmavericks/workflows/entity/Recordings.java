package com.motionmavericks.workflows.entity;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The recorded histories. The workflow tests write them with `-Drecord.histories=true`.
public final class Recordings {
    private static final Path FOLDER = Path.of("src/test/resources/histories");

    private Recordings() {}

    /// Writes the history of a workflow that a test has run, if recording is on.
    public static void keep(String name, EntityWorkflowEnvironment temporal, WorkflowStub workflow) {
        if (Boolean.getBoolean("record.histories")) {
            try {
                Files.writeString(Files.createDirectories(FOLDER).resolve(name + ".json"),
                        temporal.history(workflow).toJson(true));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static List<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList();
        }
    }

    /// Replays a history with the workflows that `register` registers.
    ///
    /// @throws Exception if they would have done something else
    public static void replay(String name, Consumer<Worker> register) throws Exception {
        try (var temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                        WorkflowClientOptions.newBuilder().setDataConverter(WorkflowDataConverter.dataConverter())
                                .build())
                .build())) {
            var worker = temporal.newWorker(EntityWorkflow.TASK_QUEUE);
            register.accept(worker);
            WorkflowReplayer.replayWorkflowExecution(
                    WorkflowExecutionHistory.fromJson(Files.readString(FOLDER.resolve(name + ".json"))), worker);
        }
    }
}
