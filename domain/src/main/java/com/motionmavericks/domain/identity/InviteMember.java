package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The command to invite a person.
///
/// @param role any but SYSTEM
/// @param expiresAt absent for the default lifetime
public record InviteMember(EmailAddress email, PersonName name, Role role, @Nullable Instant expiresAt) {
    /// @throws Refused with INVALID
    public InviteMember(String email, String name, Role role, @Nullable Instant expiresAt) {
        this(EmailAddress.of(email), PersonName.of(name), role, expiresAt);
    }
}
