package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person is invited to become a member. Accepting it gives the member this name and role. The address is stored with the
/// member only.
///
/// @param studio the tenant's name
/// @param email absent once the personal data of the member are erased
/// @param generation counts the sendings; the token of an earlier one does not work
/// @param version counts the changes
/// @param mailDueAt when to send the mail; absent once done or no longer due, like the next two
/// @param reminderDueAt when to send the reminder
/// @param checkDueAt when to ask the mail vendor what became of the mail
/// @param inviterNoticeDueAt when to tell the inviter what became of it
/// @param note what the inviter wrote to the person
/// @param projectIds the projects that the person is added to on acceptance, sorted by name
/// @param projectNames their names, in the same order
/// @param parked the steps that its workflow has parked, as `step/target`; absent for AGENCY and GUEST
public record Invitation(UUID id, Person member, Person invitedBy, String studio, @Nullable String email, String name,
        Role role,
        Status status,
        int generation, long version, Instant createdAt, Instant updatedAt, Instant expiresAt,
        @Nullable Instant mailDueAt,
        @Nullable Instant reminderDueAt, @Nullable Instant checkDueAt, @Nullable Instant mailedAt,
        @Nullable Instant remindedAt, @Nullable Instant closedAt,
        @Nullable Instant inviterNoticeDueAt, @Nullable String note, List<UUID> projectIds, List<String> projectNames,
        @Nullable List<String> parked) implements Versioned {

    public enum Status {
        PENDING,
        ACCEPTED,
        EXPIRED,
        REVOKED,
        UNDELIVERABLE
    }

    /// The status at an instant: expired from `expiresAt` on, even while the row still says pending.
    public Status statusAt(Instant now) {
        return status == Status.PENDING && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }

    boolean isPendingAt(Instant now) {
        return statusAt(now) == Status.PENDING;
    }

    /// Whether this mail is not sent yet. The workflow decides when to send it.
    boolean wants(InvitationMailKind kind, Instant now) {
        return switch (kind) {
            case INVITATION -> isPendingAt(now) && mailDueAt != null;
            case REMINDER -> isPendingAt(now) && reminderDueAt != null;
            case OUTCOME -> inviterNoticeDueAt != null;
        };
    }

    /// The address that it is mailed to.
    ///
    /// @throws IllegalStateException if the member was erased, so it is closed
    public String requiredEmail() {
        if (email == null) {
            throw new IllegalStateException("The invited person was erased");
        }
        return email;
    }
}
