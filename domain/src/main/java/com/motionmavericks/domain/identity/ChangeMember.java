package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.tenancy.Role;
import java.util.UUID;

/// The command to change a member's role.
///
/// @param version that the caller saw
/// @param role absent, or any but SYSTEM
public record ChangeMember(UUID id, long version, Patch<Role> role) {}
