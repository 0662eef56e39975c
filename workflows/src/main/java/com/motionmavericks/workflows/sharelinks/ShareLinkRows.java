package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// How the workflow reads its row, and changes it: each change is a guarded transition of the domain, so that a repeated
/// call does no harm.
@ActivityInterface
public interface ShareLinkRows {
    /// A row that is gone reads as closed.
    ShareLinkFacts readShareLink(RowId link);

    void expireShareLink(RowId link, Instant asOf);
}
