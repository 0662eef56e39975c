package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;

/// Reads and changes the workflow's row.
@ActivityInterface
public interface NotificationRows {
    /// A deleted row reads as one with nothing due.
    NotificationFacts readNotification(RowId notification);

    /// Resolves who hears of the event, and how. The activity keeps the name that older histories use.
    @ActivityMethod(name = "AddressNotification")
    void resolveRecipients(RowId notification, Instant asOf);
}
