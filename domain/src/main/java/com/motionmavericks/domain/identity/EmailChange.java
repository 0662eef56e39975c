package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A member's request to change their own e-mail address. The link in the mail to the new address confirms it, once.
///
/// @param studio the tenant's name
/// @param email the member's present address
/// @param newEmail absent once the request is closed
/// @param generation counts the requests of the member; each one replaces the one before
/// @param noticeDueAt when to tell the present address; absent once done or no longer due
/// @param mailDueAt when to mail the link to the new address; absent once done or no longer due
/// @param parked the steps that its workflow has parked, as `step/target`
public record EmailChange(Person member, String studio, String email, @Nullable String newEmail, Status status,
        int generation, String keyId, Instant expiresAt, @Nullable Instant noticeDueAt, @Nullable Instant mailDueAt,
        @Nullable List<String> parked) {

    public enum Status {
        OPEN,
        CONFIRMED,
        EXPIRED,
        /// The member has left or is linked to Clerk, or an operator has aborted it.
        CANCELLED
    }

    boolean isOpenAt(Instant now) {
        return status == Status.OPEN && now.isBefore(expiresAt);
    }

    /// Whether a mail is due. The link is sent after the notice, so nobody can use it before the present address is told.
    boolean wants(EmailChangeMailKind kind, Instant now) {
        return isOpenAt(now) && switch (kind) {
            case NOTICE -> noticeDueAt != null;
            case CONFIRMATION -> noticeDueAt == null && mailDueAt != null;
        };
    }

    /// The new address of an open request.
    public String requiredNewEmail() {
        return Objects.requireNonNull(newEmail);
    }
}
