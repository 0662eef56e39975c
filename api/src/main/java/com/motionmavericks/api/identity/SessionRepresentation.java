package com.motionmavericks.api.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/// A session that has just begun.
///
/// @param accessToken for `Authorization: Bearer`
record SessionRepresentation(UUID id, UUID memberId, Role role, String accessToken, String tokenType,
        Instant expiresAt) {}
