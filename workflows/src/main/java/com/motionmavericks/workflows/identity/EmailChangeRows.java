package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// Reads and changes the workflow's row. Each change is a guarded transition of the domain, so a repeated call does no
/// harm.
@ActivityInterface
public interface EmailChangeRows {
    /// A deleted row reads as closed.
    EmailChangeFacts readEmailChange(RowId change);

    void expireEmailChange(RowId change, Instant asOf);
}
