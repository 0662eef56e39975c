package com.motionmavericks.domain.sharelinks;

import java.time.Duration;

/// The durations of share links.
///
/// @param shortest the shortest lifetime
/// @param longest the longest one
/// @param warnBefore from the owner's warning to the expiry; when less time is left, the warning comes half-way
public record ShareLinkTimes(Duration shortest, Duration longest, Duration warnBefore) {}
