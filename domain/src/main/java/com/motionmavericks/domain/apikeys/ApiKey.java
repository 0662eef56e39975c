package com.motionmavericks.domain.apikeys;

import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The API key of a machine. The machine is a member of the studio with the same id, name and role, so it is put on projects
/// and named in events like a person.
///
/// @param role ADMIN or AGENCY
/// @param expiresAt absent if it does not expire
/// @param lastUsedAt to the minute; absent before the first use
public record ApiKey(UUID id, String name, Role role, Person createdBy, Instant createdAt, Instant updatedAt,
        @Nullable Instant expiresAt, @Nullable Instant lastUsedAt, @Nullable Instant revokedAt, long version)
        implements
            Versioned {}
