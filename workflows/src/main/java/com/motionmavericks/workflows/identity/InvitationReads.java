package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// How the workflow sees its row.
@ActivityInterface
public interface InvitationReads {
    /// A row that is gone reads as closed.
    InvitationFacts readInvitation(RowId invitation);
}
