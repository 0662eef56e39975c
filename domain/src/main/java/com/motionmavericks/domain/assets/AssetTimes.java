package com.motionmavericks.domain.assets;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// The times of assets.
///
/// @param abandonAfter from the creation of a version until it is abandoned without an upload
/// @param checkAfter the first pause before Mux is asked about an upload; later pauses grow up to twelve times this
public record AssetTimes(Duration abandonAfter, Duration checkAfter) {
    /// What a configuration leaves out has its default.
    public AssetTimes {
        // Mux keeps an upload open for a day.
        abandonAfter = requireNonNullElse(abandonAfter, Duration.ofDays(1));
        // Mux calls when it is done: the check covers a lost call.
        checkAfter = requireNonNullElse(checkAfter, Duration.ofMinutes(5));
    }
}
