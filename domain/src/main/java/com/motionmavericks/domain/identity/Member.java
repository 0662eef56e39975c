package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/// Somebody in a tenant. Name and address of a person stand here and nowhere else.
///
/// @param studio the tenant's name
public record Member(UUID tenantId, UUID id, String studio, String email, String name, Role role, Instant createdAt) {}
