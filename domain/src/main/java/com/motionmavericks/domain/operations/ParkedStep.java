package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.outbox.WorkflowSignal;
import com.motionmavericks.steps.OperatorAction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step that its workflow has given up on until somebody says [OperatorAction], its row changes or its deadline comes.
///
/// @param workflowType for example `Invitation`
/// @param subjectId the row that the workflow looks at
/// @param step what was to be done, for example `Mail the invitation`
/// @param target for whom or for which generation
/// @param reason what failed, without personal data, for example `gave up, resend 503`
/// @param retryAt when it is tried again by itself
/// @param leftAt when it was left, absent while it is parked
public record ParkedStep(UUID id, String workflowType, UUID subjectId, String step, String target, String reason,
        Instant parkedAt, Instant retryAt, @Nullable Instant leftAt) {

    /// By which the Temporal Web UI finds it.
    public String workflowId() {
        return WorkflowSignal.workflowId(workflowType, subjectId);
    }
}
