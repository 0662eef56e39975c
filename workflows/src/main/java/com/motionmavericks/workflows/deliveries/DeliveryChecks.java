package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// What the workflow asks the mail vendor. Each call asks the row at each attempt whether it is still wanted.
@ActivityInterface
public interface DeliveryChecks {
    /// Asks the vendor what became of the mail, and notes it.
    void askForOutcome(RowId delivery);
}
