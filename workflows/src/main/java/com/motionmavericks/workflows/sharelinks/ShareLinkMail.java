package com.motionmavericks.workflows.sharelinks;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// The mails of the workflow. Each attempt reads the row first, and sends nothing if the mail is no longer due.
@ActivityInterface
public interface ShareLinkMail {
    void warnOwner(RowId link);

    void tellOwner(RowId link);
}
