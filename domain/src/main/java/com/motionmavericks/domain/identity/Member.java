package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/// Somebody in a tenant. The person's address stands here and nowhere else. The name and the role are those
/// of the invitation that was accepted.
///
/// @param studio the tenant's name
public record Member(UUID tenantId, UUID id, String studio, String email, String name, Role role, Instant createdAt) {}
