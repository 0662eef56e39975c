package com.motionmavericks.domain.identity;

import java.util.UUID;

/// The command to revoke an invitation.
///
/// @param version the one that the caller saw
public record RevokeInvitation(UUID id, long version) {}
