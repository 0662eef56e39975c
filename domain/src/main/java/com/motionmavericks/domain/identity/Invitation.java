package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody is asked to become a member. Whoever accepts it gets the name and the role that it was made with. The person's
/// address stands in the member's row.
///
/// @param studio the tenant's name
/// @param generation counts the mails' tokens; a token of an earlier one is dead
/// @param version counts the changes
/// @param mailDueAt when the mail is to be sent; absent once it is, or when nobody wants it any more; so are the next two
/// @param reminderDueAt when the reminder is to be sent
/// @param checkDueAt when the mail vendor is to be asked what became of the mail
/// @param parked the steps that its workflow has given up on for now, as `step/target`
public record Invitation(UUID id, UUID memberId, String studio, String email, String name, Role role, Status status,
        int generation, long version, Instant createdAt, Instant expiresAt, @Nullable Instant mailDueAt,
        @Nullable Instant reminderDueAt, @Nullable Instant checkDueAt, @Nullable Instant mailedAt,
        @Nullable Instant remindedAt, @Nullable Instant closedAt, List<String> parked) implements Versioned {

    public enum Status {
        PENDING,
        ACCEPTED,
        EXPIRED,
        REVOKED,
        UNDELIVERABLE
    }

    /// The status at an instant: one whose time is over has expired, even if nobody has noted it yet.
    public Status statusAt(Instant now) {
        return status == Status.PENDING && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }

    boolean isPendingAt(Instant now) {
        return statusAt(now) == Status.PENDING;
    }

    /// Whether this mail is still to be sent; *when* is the workflow's to say.
    boolean wants(InvitationMailKind kind, Instant now) {
        return isPendingAt(now) && switch (kind) {
            case INVITATION -> mailDueAt != null;
            case REMINDER -> reminderDueAt != null;
        };
    }
}
