package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.outbox.WorkflowSignal;
import com.motionmavericks.steps.OperatorAction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step that its workflow does not try again until an operator gives an [OperatorAction], its row changes, its
/// deadline comes, or `retryAt` comes.
///
/// @param workflowType for example `Invitation`
/// @param subjectId id of the workflow's row
/// @param step title of the step, for example `Mail the invitation`
/// @param target id of the recipient, or number of the generation
/// @param reason the failure, without personal data, for example `gave up, resend 503`
/// @param retryAt when the workflow retries the step by itself
/// @param leftAt when the step stopped being parked; absent while it is parked
/// @param leftBy why; absent while it is parked
public record ParkedStep(UUID id, String workflowType, UUID subjectId, String step, String target, String reason,
        Instant parkedAt, Instant retryAt, @Nullable Instant leftAt, @Nullable LeftBy leftBy,
        Instant updatedAt) {

    /// How a step stopped being parked: by an operator action, or, if it is moot, because it is no longer due or its workflow
    /// retries it by itself.
    public enum LeftBy {
        RETRY,
        SKIP,
        ABORT,
        MOOT;

        static LeftBy of(OperatorAction action) {
            return switch (action) {
                case RETRY -> RETRY;
                case SKIP -> SKIP;
                case ABORT -> ABORT;
            };
        }
    }

    /// The workflow's id, to look it up in the Temporal Web UI.
    public String workflowId() {
        return WorkflowSignal.workflowId(workflowType, subjectId);
    }
}
