package com.motionmavericks.domain.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The outcome of the replay of a range.
///
/// @param replayed how many messages are sent again
/// @param next the `from` of the next call; absent if none is left
public record ReplayedMessages(int replayed, @Nullable Instant next) {}
