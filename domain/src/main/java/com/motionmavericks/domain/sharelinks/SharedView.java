package com.motionmavericks.domain.sharelinks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a share link shows when it is opened.
public sealed interface SharedView {
    /// The link is unknown, expired or revoked. An outsider cannot tell which.
    record Nothing() implements SharedView {}

    /// The password is missing or wrong.
    record Locked() implements SharedView {}

    /// Too many wrong passwords were typed. Even the right one opens nothing until then.
    record LockedOut(Instant until) implements SharedView {}

    /// @param name of the film
    /// @param durationSeconds absent when Mux did not report it
    /// @param aspectRatio for example `16:9`
    /// @param expiresAt when the link stops showing it
    record Film(String studio, String name, String playbackId, @Nullable Double durationSeconds, String aspectRatio,
            Instant expiresAt)
            implements
                SharedView {}
}
