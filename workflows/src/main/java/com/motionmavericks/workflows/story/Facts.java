package com.motionmavericks.workflows.story;

import java.util.Set;

/// What a workflow reads of its row: ids, numbers and instants. Facts, never a next action.
public interface Facts {
    /// The steps that stand parked in the database, as `step/target`.
    Set<String> parked();
}
