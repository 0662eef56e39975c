package com.motionmavericks.domain.apikeys;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.Title;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The command to create an API key.
///
/// @param role ADMIN or AGENCY
/// @param expiresAt absent if it does not expire
public record CreateApiKey(Title name, Role role, @Nullable Instant expiresAt) {
    /// @throws Refused with INVALID
    public CreateApiKey(String name, Role role, @Nullable Instant expiresAt) {
        this(Title.of(name), role, expiresAt);
    }
}
