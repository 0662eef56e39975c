package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.processes.Temporal;

/// Starts a round of digests, which a Schedule otherwise starts every quarter of an hour.
final class DigestRound {
    private DigestRound() {}

    /// Triggers the Schedule.
    ///
    /// @throws IllegalStateException if Temporal is down
    static void start(Temporal temporal) {
        temporal.run("schedule", "trigger", "--schedule-id", "digests");
    }
}
