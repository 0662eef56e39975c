package com.motionmavericks.workflows.identity;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// What a round over the users of Clerk does.
@ActivityInterface
public interface ClerkRounds {
    /// Makes a question due for each linked user who was not asked about since the round began.
    void makeClerkUsersDue(Instant beganAt);
}
