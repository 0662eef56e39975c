package com.motionmavericks.domain.sharelinks;

import java.time.Duration;

/// How long things take with share links.
///
/// @param shortest the shortest lifetime that somebody may ask for
/// @param longest the longest one
/// @param warnBefore from the owner's warning to the expiry; where less time is left, it comes half-way
public record ShareLinkTimes(Duration shortest, Duration longest, Duration warnBefore) {}
