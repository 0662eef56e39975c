package com.motionmavericks.domain.assets;

/// The progress of an upload, as Mux reports it.
public sealed interface Progress {
    /// The upload is not complete.
    record Waiting() implements Progress {}

    record Processing(String muxAssetId) implements Progress {}

    record Ready(Media.Video video) implements Progress {}

    /// @param reason Mux's type of error, without its message
    record Failed(String reason) implements Progress {}
}
