package com.motionmavericks.domain.sharelinks;

import java.util.UUID;

/// The command to close a share link for good, as it was seen.
public record RevokeShareLink(UUID id, long version) {}
