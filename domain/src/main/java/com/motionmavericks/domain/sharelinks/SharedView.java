package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody finds who opens a share link.
public sealed interface SharedView {
    /// Unknown, expired or revoked: from outside they are the same.
    record Nothing() implements SharedView {}

    /// The password is missing, or another one.
    record Locked() implements SharedView {}

    /// @param name of the film
    /// @param durationSeconds absent where Mux did not tell it
    /// @param aspectRatio for example `16:9`
    /// @param expiresAt when the link shows it no longer
    record Film(String studio, String name, String playbackId, @Nullable Double durationSeconds, String aspectRatio,
            Instant expiresAt)
            implements
                SharedView {}
}
