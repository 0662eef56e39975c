package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;

/// How the workflow reads its row, and changes it: each change is a guarded transition of the domain, so that a repeated
/// call does no harm.
@ActivityInterface
public interface NotificationRows {
    /// A row that is gone reads as one with nothing to come.
    NotificationFacts readNotification(RowId notification);

    /// Finds who is to hear of it, and how. Histories have it by its name.
    @ActivityMethod(name = "AddressNotification")
    void resolveRecipients(RowId notification, Instant asOf);
}
