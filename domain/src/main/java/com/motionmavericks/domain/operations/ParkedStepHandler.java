package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.WorkflowStep;
import java.util.UUID;

/// What a feature with a workflow offers to operators: the ways to leave a step that is parked.
///
/// @param <S> the steps of the feature's workflow
public interface ParkedStepHandler<S extends Enum<S> & WorkflowStep> {
    /// The type of the feature's workflow in Temporal.
    String workflowType();

    Class<S> steps();

    /// Forgets what keeps the step from being tried again; nothing, as a rule.
    ///
    /// @param target for whom or for which generation the step was
    default void retry(Tx tx, UUID subjectId, S step, String target) {}

    /// Makes the step no longer wanted, as if it had been done.
    void skip(Tx tx, UUID subjectId, S step, String target);

    /// Gives the whole thing up.
    void abort(Tx tx, UUID subjectId);

    /// Tells the workflow to read again, after an operator's action that did not come through the workflow itself.
    void signalAttended(Tx tx, UUID subjectId);
}
