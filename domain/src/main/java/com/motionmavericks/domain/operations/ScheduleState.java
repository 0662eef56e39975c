package com.motionmavericks.domain.operations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A Temporal Schedule, as the worker last saw it.
///
/// @param id in Temporal, for example `digests`
/// @param cron when its rounds begin, in UTC
/// @param catchUp how long after its time a missed round still begins
/// @param purpose what a round does
/// @param isPaused whether an operator has paused it
/// @param lastRoundAt when the last round began; absent before the first
/// @param nextRoundAt absent if it is paused
/// @param missedRounds the rounds that never began, because Temporal was away for longer than `catchUp`
/// @param seenAt when the worker saw it
public record ScheduleState(String id, String cron, Duration catchUp, String purpose, boolean isPaused,
        @Nullable Instant lastRoundAt, @Nullable Instant nextRoundAt, long missedRounds, Instant seenAt) {}
