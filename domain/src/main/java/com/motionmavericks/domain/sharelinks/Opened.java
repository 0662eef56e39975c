package com.motionmavericks.domain.sharelinks;

import java.time.Instant;

/// What somebody finds who opens a share link.
public sealed interface Opened {
    /// Unknown, expired or revoked: from outside they are the same.
    record Nothing() implements Opened {}

    /// The password is missing, or another one.
    record Locked() implements Opened {}

    /// @param name of the film
    /// @param aspectRatio for example `16:9`
    /// @param expiresAt when the link shows it no longer
    record Film(String studio, String name, String playbackId, String aspectRatio, Instant expiresAt)
            implements
                Opened {}
}
