package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person in a tenant. The address is stored here only. The role is that of the accepted invitation until an ADMIN changes
/// it.
///
/// @param locale a BCP 47 language tag
public record Member(UUID id, MemberStudio studio, String email, String name, String locale, Role role, Status status,
        long version, Instant createdAt, Instant updatedAt) implements Versioned {

    public enum Status {
        /// Has not accepted an invitation yet.
        INVITED,
        ACTIVE,
        /// May not enter. What they made keeps their name.
        REMOVED
    }

    /// The tenant of a member.
    ///
    /// @param replyTo where answers to its mails go; absent for the sender
    public record MemberStudio(UUID id, String name, ZoneId timeZone, @Nullable String replyTo) {}

    boolean isActiveAdmin() {
        return status == Status.ACTIVE && role == Role.ADMIN;
    }
}
