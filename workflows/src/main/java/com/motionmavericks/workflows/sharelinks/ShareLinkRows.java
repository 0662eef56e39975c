package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// Reads and changes the workflow's row. Each change is a guarded transition of the domain, so a repeated call does no
/// harm.
@ActivityInterface
public interface ShareLinkRows {
    /// A deleted row reads as closed.
    ShareLinkFacts readShareLink(RowId link);

    void expireShareLink(RowId link, Instant asOf);

    void unlockShareLink(RowId link, Instant asOf);
}
