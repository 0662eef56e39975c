package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// Reads the workflow's row.
@ActivityInterface
public interface ClerkUserRows {
    ClerkUserFacts readClerkUser(RowId user);
}
