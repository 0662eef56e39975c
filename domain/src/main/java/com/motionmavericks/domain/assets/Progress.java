package com.motionmavericks.domain.assets;

/// How far Mux is with an upload, as it says when it is asked.
public sealed interface Progress {
    /// Nothing, or not all, has been uploaded.
    record Waiting() implements Progress {}

    record Processing(String muxAssetId) implements Progress {}

    record Ready(Media.Video video) implements Progress {}

    /// @param reason Mux's type of error, without what it says
    record Failed(String reason) implements Progress {}
}
