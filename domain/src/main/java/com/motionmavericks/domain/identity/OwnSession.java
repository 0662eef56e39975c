package com.motionmavericks.domain.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session as its member sees it in the list of their sessions.
///
/// @param lastUsedAt the latest refresh; at first the beginning
/// @param device the browser and its system, for example `Firefox on Windows`
/// @param network the part of the latest network address that does not name a single host, for example `192.0.2.0/24`
public record OwnSession(UUID id, Instant createdAt, Instant lastUsedAt, @Nullable String device,
        @Nullable String network) {}
