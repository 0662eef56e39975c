package com.motionmavericks.domain.sharelinks;

import java.util.UUID;

/// The command to revoke a share link.
///
/// @param version the one that the caller saw
public record RevokeShareLink(UUID id, long version) {}
