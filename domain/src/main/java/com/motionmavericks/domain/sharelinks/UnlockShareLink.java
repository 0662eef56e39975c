package com.motionmavericks.domain.sharelinks;

import java.util.UUID;

/// The command to unlock a share link before its time.
///
/// @param version the one that the caller saw
public record UnlockShareLink(UUID id, long version) {}
