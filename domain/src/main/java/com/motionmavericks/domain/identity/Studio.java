package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tenant, as its ADMINs see it.
///
/// @param replyTo the address to which answers to its mails go; absent for the sender
/// @param appUrl where its web application is, without a slash at the end; absent if it has none
public record Studio(UUID id, String name, ZoneId timeZone, @Nullable String logoUrl, @Nullable String replyTo,
        @Nullable String appUrl, long version, Instant createdAt, Instant updatedAt) implements Versioned {}
