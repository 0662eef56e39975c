package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// Reads the workflow's row.
@ActivityInterface
public interface DeliveryRows {
    /// A deleted row reads as one without a check.
    DeliveryFacts readDelivery(RowId delivery);
}
