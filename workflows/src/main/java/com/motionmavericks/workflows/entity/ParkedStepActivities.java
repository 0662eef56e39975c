package com.motionmavericks.workflows.entity;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// What is noted about parked steps, each call one transaction of our own.
@ActivityInterface
public interface ParkedStepActivities {
    /// A step of a workflow.
    ///
    /// @param workflowType for example `Invitation`
    /// @param name what is to be done, for example `Mail the invitation`
    /// @param target for whom or for which generation
    record Step(RowId row, String workflowType, String name, String target) {
        /// How facts name it.
        public String key() {
            return name + "/" + target;
        }
    }

    /// An operator's word.
    enum OperatorAction {
        RETRY,
        SKIP,
        ABORT
    }

    /// @param reason what failed, without personal data
    /// @param retryAt when it is tried again by itself
    void park(Step step, String reason, Instant retryAt, Instant asOf);

    /// Leaves a parked step by an operator's word, with all that the word means.
    void leave(Step step, OperatorAction word, Instant asOf);

    /// Leaves a parked step that is wanted no longer, or is tried again by itself.
    void forget(Step step, Instant asOf);
}
