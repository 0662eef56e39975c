package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/// Somebody is in: what an access token is made of.
public record Session(UUID tenantId, UUID id, UUID memberId, Role role, Instant createdAt) {}
