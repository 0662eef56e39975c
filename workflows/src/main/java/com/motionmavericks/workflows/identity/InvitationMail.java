package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// What the workflow has mailed. Each call asks the row at each attempt whether it is still wanted.
@ActivityInterface
public interface InvitationMail {
    void mailInvitation(RowId invitation);

    void remindInvited(RowId invitation);

    /// Asks the vendor whether the mail arrived, and notes it; an address that refuses it closes the invitation.
    void askForDelivery(RowId invitation);
}
