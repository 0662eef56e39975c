package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.tenancy.Tx;

/// A feature that sends mails. It hears of them in the transaction in which they change.
///
/// @param <K> the kinds of the feature's mails
public interface DeliveryListener<K extends Enum<K> & MailKind> {
    /// The type of the feature's workflow in Temporal.
    String workflowType();

    Class<K> mailKinds();

    /// The vendor took a mail. Called once for each mail, even when the mail is no longer due.
    void mailed(Tx tx, Delivery delivery, K kind);

    /// The vendor answered what became of a mail. Called for every answer.
    default void answered(Tx tx, Delivery delivery, DeliveryOutcome outcome) {}
}
