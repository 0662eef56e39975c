package com.motionmavericks.activities.identity;

import com.motionmavericks.domain.identity.Invitation;
import com.motionmavericks.domain.identity.InvitationProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.InvitationFacts;
import com.motionmavericks.workflows.identity.InvitationRows;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// Reads and changes the row of an invitation for its workflow.
public final class InvitationRowActivities implements InvitationRows {
    private static final InvitationFacts GONE = new InvitationFacts(true, 0, Instant.EPOCH, null, null, null, false,
            Set.of());

    private final InvitationProcess invitations;

    public InvitationRowActivities(InvitationProcess invitations) {
        this.invitations = invitations;
    }

    @Override
    public InvitationFacts readInvitation(RowId id) {
        return invitations.find(id.tenantId(), id.id()).map(InvitationRowActivities::facts).orElse(GONE);
    }

    @Override
    public void expireInvitation(RowId id, Instant asOf) {
        invitations.expire(id.tenantId(), id.id(), asOf);
    }

    private static InvitationFacts facts(Invitation invitation) {
        return new InvitationFacts(invitation.status() != Invitation.Status.PENDING, invitation.generation(),
                invitation.expiresAt(), invitation.mailDueAt(), invitation.reminderDueAt(), invitation.checkDueAt(),
                invitation.inviterNoticeDueAt() != null,
                Set.copyOf(Objects.requireNonNull(invitation.parked())));
    }
}
