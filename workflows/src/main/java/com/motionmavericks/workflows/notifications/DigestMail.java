package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.util.UUID;

/// What the workflow has mailed. Each call asks the row at each attempt whether it is still wanted.
@ActivityInterface
public interface DigestMail {
    void mailDigest(RowId studio, UUID digest);
}
