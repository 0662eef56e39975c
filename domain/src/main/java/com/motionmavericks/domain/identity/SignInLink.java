package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member's link to sign in by mail. It works once, for a short time.
///
/// @param studio the tenant's name
/// @param generation counts the links of the member; each one replaces the one before
/// @param mailDueAt when to send the mail; absent once done or no longer due
/// @param parked the steps that its workflow has parked, as `step/target`
public record SignInLink(Person member, Role role, String studio, String email, Status status, int generation,
        String keyId, Instant expiresAt, @Nullable Instant mailDueAt, @Nullable List<String> parked) {

    public enum Status {
        OPEN,
        USED,
        EXPIRED
    }

    /// The status at an instant: expired from `expiresAt` on, even while the row still says open.
    Status statusAt(Instant now) {
        return status == Status.OPEN && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }
}
