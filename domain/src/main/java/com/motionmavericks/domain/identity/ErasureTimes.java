package com.motionmavericks.domain.identity;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// The durations of erasures.
///
/// @param pause from the request to the first batch. It is longer than a transaction of the API may take (15 s), so that no
///        answer with the old name is stored after the batches have passed it.
public record ErasureTimes(Duration pause) {
    /// What a configuration leaves out has its default.
    public ErasureTimes {
        pause = requireNonNullElse(pause, Duration.ofSeconds(20));
    }
}
