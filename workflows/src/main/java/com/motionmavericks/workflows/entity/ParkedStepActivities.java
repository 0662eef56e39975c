package com.motionmavericks.workflows.entity;

import com.motionmavericks.steps.OperatorAction;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// Records parked steps in our Postgres, one transaction each.
@ActivityInterface
public interface ParkedStepActivities {
    /// A step of a workflow.
    ///
    /// @param workflowType for example `Invitation`
    /// @param name what is to be done, for example `Mail the invitation`
    /// @param target for whom or for which generation
    record Step(RowId row, String workflowType, String name, String target) {
        /// Its name in [Facts#parked].
        public String key() {
            return name + "/" + target;
        }
    }

    /// @param reason what failed, without personal data
    /// @param retryAt when it is tried again by itself
    void park(Step step, String reason, Instant retryAt, Instant asOf);

    /// Leaves a parked step, and makes the transition that the operator's action stands for.
    void leave(Step step, OperatorAction action, Instant asOf);

    /// Leaves a parked step that is wanted no longer, or is tried again by itself.
    void forget(Step step, Instant asOf);
}
