package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.WorkflowStep;
import java.util.List;
import java.util.UUID;

/// The operator actions of a feature with a workflow.
///
/// @param <S> the steps of the feature's workflow
public interface ParkedStepHandler<S extends Enum<S> & WorkflowStep> {
    /// The type of the feature's workflow in Temporal.
    String workflowType();

    Class<S> steps();

    /// What the workflow's rows are about, in one statement for all of them. Rows that no longer exist are left out.
    List<Subject> subjects(Tx tx, List<UUID> ids);

    /// Prepares the row for another try of the step. Most features need no preparation.
    ///
    /// @param target id of the recipient, or number of the generation
    default void retry(Tx tx, UUID subjectId, S step, String target) {}

    /// Marks the step as no longer due, as if it had been done.
    void skip(Tx tx, UUID subjectId, S step, String target);

    /// Closes the workflow's row, for example revokes the invitation.
    void abort(Tx tx, UUID subjectId);

    /// Signals the workflow after an operator action that came through the API.
    void signalAttended(Tx tx, UUID subjectId);
}
