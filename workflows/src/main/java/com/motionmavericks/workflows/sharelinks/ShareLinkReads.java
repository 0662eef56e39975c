package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// How the workflow sees its row.
@ActivityInterface
public interface ShareLinkReads {
    /// A row that is gone reads as closed.
    ShareLinkFacts readShareLink(RowId link);
}
