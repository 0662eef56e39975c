package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// How the workflow reads its row, and changes it: each change is a guarded transition of the domain, so that a repeated
/// call does no harm.
@ActivityInterface
public interface InvitationRows {
    /// A row that is gone reads as closed.
    InvitationFacts readInvitation(RowId invitation);

    void expireInvitation(RowId invitation, Instant asOf);
}
