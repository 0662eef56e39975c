package com.motionmavericks.domain.operations;

import com.motionmavericks.domain.tenancy.Tx;
import java.util.UUID;

/// What a feature with a workflow offers to operators: the ways to leave a step that is parked.
public interface ParkedStepHandler {
    /// Forgets what keeps the step from being tried again; nothing, as a rule.
    ///
    /// @param step the step's name, as the workflow gives it
    /// @param target for whom or for which generation the step was
    default void retry(Tx tx, UUID subjectId, String step, String target) {}

    /// Makes the step no longer wanted, as if it had been done.
    void skip(Tx tx, UUID subjectId, String step, String target);

    /// Gives the whole thing up.
    void abort(Tx tx, UUID subjectId);

    /// Tells the workflow to read again, after an operator's word that did not come through itself.
    void signalAttended(Tx tx, UUID subjectId);
}
