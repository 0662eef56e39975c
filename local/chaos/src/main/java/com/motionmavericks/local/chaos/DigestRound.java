package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.processes.Temporal;

/// What otherwise comes every quarter of an hour.
final class DigestRound {
    private DigestRound() {}

    /// @throws IllegalStateException when Temporal is away
    static void begin(Temporal temporal) {
        temporal.run("schedule", "trigger", "--schedule-id", "digests");
    }
}
