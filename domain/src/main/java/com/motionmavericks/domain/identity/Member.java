package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person in a tenant, or a machine with an API key. The address is stored here only. The role is that of the accepted
/// invitation or of the key until an ADMIN changes it.
///
/// @param email absent for a machine, and for a person whose personal data were erased
/// @param locale a BCP 47 language tag
/// @param timeZone of a person's digest, which is UTC until they change it
/// @param lastSeenAt of a person's latest request, within an hour; absent before the first
public record Member(UUID id, Kind kind, MemberStudio studio, @Nullable String email, String name, String locale,
        ZoneId timeZone, Role role, Status status, @Nullable Instant lastSeenAt, long version, Instant createdAt,
        Instant updatedAt)
        implements
            Versioned {

    public enum Kind {
        PERSON,
        MACHINE
    }

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

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    /// The address of a person.
    ///
    /// @throws IllegalStateException for a machine or an erased person, who get no mail
    public String requiredEmail() {
        if (email == null) {
            throw new IllegalStateException("This member has no address");
        }
        return email;
    }
}
