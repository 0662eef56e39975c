package com.motionmavericks.domain.sharelinks;

import java.time.Instant;

/// What the warning to the owner of a link shows.
public record ShareLinkMailData(String studio, String project, String film, Instant expiresAt) {}
