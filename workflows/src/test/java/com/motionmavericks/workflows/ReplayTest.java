package com.motionmavericks.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.motionmavericks.workflows.entity.EntityWorkflowEnvironment;
import com.motionmavericks.workflows.entity.Recordings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays recorded histories of every workflow with the current code. To deploy a change that they refuse, terminate the open
/// workflows: see `docs/contributing.md`.
class ReplayTest {
    @ParameterizedTest
    @MethodSource("recordings")
    void theCurrentCodeReplaysTheRecordedHistories(String name) {
        assertThatCode(
                () -> Recordings.replay(name, worker -> Workflows.register(worker, EntityWorkflowEnvironment.RETRIES)))
                .doesNotThrowAnyException();
    }

    @Test
    void everyWorkflowHasRecordings() throws IOException {
        assertThat(recordings()).extracting(name -> name.split("-", 2)[0]).contains("approval", "asset", "clerk",
                "delivery",
                "digest", "email", "erasure",
                "invitation", "mailbox", "notification", "partner", "retention", "share", "sign", "slack", "webhook");
    }

    static List<String> recordings() throws IOException {
        return Recordings.names();
    }
}
