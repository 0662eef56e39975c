package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// How the workflow sees its studio.
@ActivityInterface
public interface DigestReads {
    DigestFacts readDigests(RowId studio);
}
