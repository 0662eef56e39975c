package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/// A member is signed in. Access tokens of the session are issued when needed, each for its own short time.
public record Session(UUID tenantId, UUID id, Person member, Role role, Instant createdAt) {}
