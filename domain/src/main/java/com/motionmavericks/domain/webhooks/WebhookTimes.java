package com.motionmavericks.domain.webhooks;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The durations of webhooks.
///
/// @param pauses after each attempt of a message that fails. After the attempt that follows the last pause the endpoint is
///        paused.
public record WebhookTimes(List<Duration> pauses) {
    /// About 28 hours, as Standard Webhooks recommends.
    private static final List<Duration> USUAL = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10),
            Duration.ofHours(10));

    /// What a configuration leaves out has its default.
    public WebhookTimes(@Nullable List<Duration> pauses) {
        this.pauses = pauses == null || pauses.isEmpty() ? USUAL : List.copyOf(pauses);
    }
}
