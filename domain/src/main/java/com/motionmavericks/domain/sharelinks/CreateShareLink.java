package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to share a version of a film.
///
/// @param password that opens the link; absent when the link needs none
public record CreateShareLink(UUID assetVersionId, Instant expiresAt, @Nullable String password) {}
