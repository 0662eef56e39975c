package com.motionmavericks.workflows.deliveries;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// How the workflow sees its row.
@ActivityInterface
public interface DeliveryRows {
    /// A row that is gone reads as one with nothing to ask.
    DeliveryFacts readDelivery(RowId delivery);
}
