package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import java.util.UUID;

/// The command to extend a share link.
///
/// @param version the one that the caller saw
public record ExtendShareLink(UUID id, long version, Instant expiresAt) {}
