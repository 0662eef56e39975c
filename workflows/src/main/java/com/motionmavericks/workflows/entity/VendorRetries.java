package com.motionmavericks.workflows.entity;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/// How often a call to a vendor is retried before its step parks.
///
/// @param attempts how many calls there are before the step parks
/// @param firstPause between the first two calls; it doubles after each call
/// @param longestPause the pause at which it stops doubling
/// @param lateRetry how long after parking a step is retried without an operator; shorter than the 24 hours for which
///        Resend remembers an idempotency key
public record VendorRetries(int attempts, Duration firstPause, Duration longestPause, Duration lateRetry) {

    /// Eight calls in about four minutes: longer than a short deployment of the vendor, and short enough to tell an operator
    /// about a real outage.
    public static final VendorRetries USUAL = new VendorRetries(8, Duration.ofSeconds(2), Duration.ofMinutes(1),
            Duration.ofHours(20));

    /// Options for mails. Resend answers within a second or so; its own client waits up to about 30 s.
    public ActivityOptions mails() {
        return ActivityOptions.newBuilder(calls(Duration.ofSeconds(30))).setTaskQueue(EntityWorkflow.MAIL_QUEUE)
                .build();
    }

    /// Options for calls that the vendor answers within a time.
    public ActivityOptions calls(Duration atMost) {
        return ActivityOptions.newBuilder().setStartToCloseTimeout(atMost)
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(attempts).setInitialInterval(firstPause)
                        .setMaximumInterval(longestPause).build())
                .build();
    }
}
