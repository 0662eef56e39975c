package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the warning to the owner of a link shows.
///
/// @param assetId the film; absent in the first version of the template
public record ShareLinkMailData(String studio, String project, String film, @Nullable UUID assetId,
        Instant expiresAt) {}
