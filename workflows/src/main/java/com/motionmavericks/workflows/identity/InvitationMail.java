package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// The mails of the workflow. Each attempt reads the row first, and sends nothing if the mail is no longer due.
@ActivityInterface
public interface InvitationMail {
    void mailInvitation(RowId invitation);

    void remindInvited(RowId invitation);

    /// Tells the inviter what became of the invitation.
    void tellInviter(RowId invitation);

    /// Asks the mail vendor for the outcome of the mail, and records it. A bounce closes the invitation as undeliverable.
    void askForDelivery(RowId invitation);
}
