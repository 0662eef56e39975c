package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import java.util.UUID;

/// The command to keep a share link open for longer, as it was seen.
public record ExtendShareLink(UUID id, long version, Instant expiresAt) {}
