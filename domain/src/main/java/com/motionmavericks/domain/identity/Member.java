package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/// A person in a tenant. The address is stored with the member only. Name and role are those of the accepted invitation.
///
/// @param studio the tenant's name
public record Member(UUID tenantId, UUID id, String studio, String email, String name, Role role, long version,
        Instant createdAt, Instant updatedAt) {}
