package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// What the workflow changes: each a guarded transition of the domain, so that a repeated call does no harm.
@ActivityInterface
public interface ShareLinkTransitions {
    void expireShareLink(RowId link, Instant asOf);
}
