package com.motionmavericks.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.domain.identity.Invitation;
import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invitation on the wire, with how far its workflow is.
///
/// @param needsAttention whether a step of its workflow is parked: see `/v1/operations/parked`
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvitationRepresentation(UUID id, UUID memberId, String email, String name, Role role, Invitation.Status status,
        Instant createdAt, Instant expiresAt, @Nullable Instant mailedAt, @Nullable Instant nextReminderAt,
        @Nullable Instant remindedAt, @Nullable Instant closedAt, boolean needsAttention) {

    static InvitationRepresentation of(Invitation invitation, Instant now) {
        var status = invitation.statusAt(now);
        return new InvitationRepresentation(invitation.id(), invitation.memberId(), invitation.email(),
                invitation.name(), invitation.role(), status, invitation.createdAt(), invitation.expiresAt(),
                invitation.mailedAt(), status == Invitation.Status.PENDING ? invitation.reminderDueAt() : null,
                invitation.remindedAt(), invitation.closedAt(), !invitation.parked().isEmpty());
    }
}
