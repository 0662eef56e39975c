package com.motionmavericks.workflows.entity;

import io.temporal.workflow.SignalMethod;
import org.jspecify.annotations.Nullable;

/// The signals that every entity workflow takes beside its own. `retry`, `skip` and `abort` are operator actions; they are
/// ignored while no step is parked.
public interface OperatorSignals {
    @SignalMethod(description = "OPERATOR: run the parked steps again. Optional input: the target of one step, as a JSON string.")
    void retry(@Nullable String target);

    @SignalMethod(description = "OPERATOR: continue without the parked steps. Optional input: the target of one step, as a JSON string.")
    void skip(@Nullable String target);

    @SignalMethod(description = "OPERATOR: end what this workflow is about, for example revoke the invitation. Needs a parked step.")
    void abort(@Nullable String target);

    @SignalMethod(description = "Sent by the application: an operator has acted on a parked step through the API.")
    void attended();

    @SignalMethod(description = "Sent by the application: the sweep has found this row overdue.")
    void swept();
}
