package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// A member is signed in. Access tokens of the session are issued when needed, each for its own short time.
///
/// @param generation of the refresh token: 1 at first, one more with each refresh
/// @param keyId of the key that the refresh token is derived with
/// @param refreshedAt the beginning of the session, then the latest refresh
/// @param expiresAt when the session is over unless it is refreshed before
public record Session(UUID tenantId, UUID id, Person member, Role role, Instant createdAt, int generation,
        String keyId, Instant refreshedAt, Instant expiresAt) {
    public Session {
        // A stored answer from before refresh tokens has none.
        Objects.requireNonNull(keyId);
    }
}
