package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person in a tenant, or a machine with an API key. The address is stored with the member only. Name and role are those of
/// the accepted invitation or of the key.
///
/// @param studio the tenant's name
/// @param email absent for a machine
public record Member(UUID tenantId, UUID id, String studio, @Nullable String email, String name, Role role,
        long version,
        Instant createdAt, Instant updatedAt) {
    public boolean isPerson() {
        return email != null;
    }

    /// The address of a person.
    ///
    /// @throws IllegalStateException for a machine, which gets no mail
    public String requiredEmail() {
        if (email == null) {
            throw new IllegalStateException("A machine has no address");
        }
        return email;
    }
}
