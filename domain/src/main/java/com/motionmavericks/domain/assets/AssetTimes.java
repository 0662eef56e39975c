package com.motionmavericks.domain.assets;

import java.time.Duration;

/// How long things take with assets.
///
/// @param abandonAfter how long an upload is waited for
/// @param checkAfter how long Mux is given before it is asked how far it is, if it has not called
public record AssetTimes(Duration abandonAfter, Duration checkAfter) {}
