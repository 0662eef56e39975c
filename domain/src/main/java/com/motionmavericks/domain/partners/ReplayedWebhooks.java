package com.motionmavericks.domain.partners;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The outcome of the replay of a range.
///
/// @param replayed how many webhooks are handled again
/// @param next the `from` of the next call; absent if none is left
public record ReplayedWebhooks(int replayed, @Nullable Instant next) {}
