package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/// What the workflow changes: each a guarded transition of the domain, so that a repeated call does no harm.
@ActivityInterface
public interface InvitationTransitions {
    void expireInvitation(RowId invitation, Instant asOf);
}
