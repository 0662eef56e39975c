package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// Reads and changes the studio's digests. Each change is a guarded transition of the domain, so a repeated call does no
/// harm.
@ActivityInterface
public interface DigestRows {
    DigestFacts readDigests(RowId studio);

    /// Creates the digests that are due.
    void claimDigests(RowId studio, Instant asOf);
}
