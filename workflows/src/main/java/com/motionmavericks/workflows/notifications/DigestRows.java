package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// How the workflow reads its studio's digests, and changes them: by a guarded transition of the domain, so that a
/// repeated call does no harm.
@ActivityInterface
public interface DigestRows {
    DigestFacts readDigests(RowId studio);

    /// Makes the digests that are due.
    void claimDigests(RowId studio, Instant asOf);
}
