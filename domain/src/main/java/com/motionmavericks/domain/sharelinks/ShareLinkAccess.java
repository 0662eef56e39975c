package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A share link has shown its film. It does not tell who opened it.
///
/// @param device the browser and its system, for example `Firefox on Windows`; absent if it is unknown
public record ShareLinkAccess(UUID id, Instant at, @Nullable String device) {}
