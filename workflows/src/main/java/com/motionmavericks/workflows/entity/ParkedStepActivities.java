package com.motionmavericks.workflows.entity;

import com.motionmavericks.steps.OperatorAction;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// Records parked steps in our Postgres, each call in one transaction.
@ActivityInterface
public interface ParkedStepActivities {
    /// A step of a workflow.
    ///
    /// @param workflowType for example `Invitation`
    /// @param name title of the step, for example `Mail the invitation`
    /// @param target the person or generation that the step is for
    record Step(RowId row, String workflowType, String name, String target) {
        /// The step as [Facts#parked] names it.
        public String key() {
            return name + "/" + target;
        }
    }

    /// @param reason what failed, without personal data
    /// @param retryAt when the step is retried without an operator
    void park(Step step, String reason, Instant retryAt, Instant asOf);

    /// Removes a parked step, and makes the transition that the operator's action means.
    void leave(Step step, OperatorAction action, Instant asOf);

    /// Removes a parked step that is no longer wanted, or that is retried without an operator.
    void forget(Step step, Instant asOf);
}
