package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// What the workflow changes: a guarded transition of the domain, so that a repeated call does no harm.
@ActivityInterface
public interface NotificationTransitions {
    /// Finds who is to hear of it, and how.
    void addressNotification(RowId notification, Instant asOf);
}
