package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// What the workflow asks the mail vendor. Each attempt reads the row first, and asks nothing if the check is no longer due.
@ActivityInterface
public interface DeliveryChecks {
    /// Asks for the outcome of the mail, and records it.
    void askForOutcome(RowId delivery);
}
