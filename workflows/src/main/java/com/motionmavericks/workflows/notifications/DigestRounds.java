package com.motionmavericks.workflows.notifications;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// How a round reaches the studios.
@ActivityInterface
public interface DigestRounds {
    /// Signals the digests of each studio that has a member whose digest is due.
    void signalDueStudios(Instant asOf);
}
