package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The command to invite somebody.
///
/// @param email is trimmed and lower-cased
/// @param role any but SYSTEM
/// @param expiresAt the usual lifetime from now when absent
public record InviteMember(String email, String name, Role role, @Nullable Instant expiresAt) {}
