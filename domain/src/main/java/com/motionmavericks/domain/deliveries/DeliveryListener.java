package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.tenancy.Tx;

/// A feature that sends mails: it is told of them in the transaction in which they change.
public interface DeliveryListener {
    /// The vendor took a mail; told once, whatever has become meanwhile of what it is about.
    void mailed(Tx tx, Delivery delivery);

    /// The vendor was asked about a mail; told whenever it was.
    default void answered(Tx tx, Delivery delivery, DeliveryOutcome outcome) {}
}
