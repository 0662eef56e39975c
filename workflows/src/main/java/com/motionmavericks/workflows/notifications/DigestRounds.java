package com.motionmavericks.workflows.notifications;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// What a round of digests does.
@ActivityInterface
public interface DigestRounds {
    /// Signals the digest workflow of each studio that has a digest due.
    void signalDueStudios(Instant asOf);
}
