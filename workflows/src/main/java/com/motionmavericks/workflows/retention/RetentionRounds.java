package com.motionmavericks.workflows.retention;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// What begins the rounds.
@ActivityInterface
public interface RetentionRounds {
    /// Makes a round due in each studio, and signals its workflow. A studio whose last round still runs goes on with that.
    void beginRounds(Instant asOf);
}
