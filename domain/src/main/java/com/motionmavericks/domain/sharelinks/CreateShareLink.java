package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to share a version of a film.
///
/// @param password without which the link does not open it; absent when the link alone is to
public record CreateShareLink(UUID assetVersionId, Instant expiresAt, @Nullable String password) {}
