package com.motionmavericks.workflows.entity;

import io.temporal.workflow.SignalMethod;
import org.jspecify.annotations.Nullable;

/// The signals that every workflow has beside its own. `retry`, `skip` and `abort` are for operators, and are ignored while
/// nothing is parked.
public interface OperatorSignals {
    @SignalMethod(description = "OPERATOR: try again all that is parked here. Optional input: one step's target, as JSON text.")
    void retry(@Nullable String target);

    @SignalMethod(description = "OPERATOR: go on without all that is parked here. Optional input: one step's target, as JSON text.")
    void skip(@Nullable String target);

    @SignalMethod(description = "OPERATOR: give the whole thing up, if something is parked here.")
    void abort(@Nullable String target);

    @SignalMethod(description = "Sent by the application: an operator has dealt with a parked step through the API.")
    void attended();

    @SignalMethod(description = "Sent by the application: the sweep found this row overdue.")
    void swept();
}
