package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// What the workflow has mailed. Each call asks the row at each attempt whether it is still wanted.
@ActivityInterface
public interface ShareLinkMail {
    void warnOwner(RowId link);
}
