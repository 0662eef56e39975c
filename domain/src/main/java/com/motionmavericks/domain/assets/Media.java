package com.motionmavericks.domain.assets;

/// What Mux made of an uploaded file. Each kind of file has its own record.
public sealed interface Media {
    /// A video that a signed URL streams.
    ///
    /// @param aspectRatio for example `16:9`
    record Video(String muxAssetId, String playbackId, double durationSeconds, String aspectRatio)
            implements
                Media {}
}
