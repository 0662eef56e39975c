package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a mail to the owner of a link shows.
///
/// @param assetId the film; absent in the first version of the template
/// @param lockedUntil when a locked link opens again; absent in a warning
public record ShareLinkMailData(String studio, String project, String film, @Nullable UUID assetId,
        Instant expiresAt, @Nullable Instant lockedUntil) {}
