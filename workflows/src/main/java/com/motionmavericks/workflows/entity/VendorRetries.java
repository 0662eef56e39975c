package com.motionmavericks.workflows.entity;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/// How often a vendor's call is retried before its step parks.
///
/// @param attempts how many calls before giving up
/// @param firstPause between the first two; it doubles from then on
/// @param longestPause at which it stops doubling
/// @param lateRetry after which a parked step is tried again by itself; shorter than the 24 hours for which Resend knows
///        an idempotency key
public record VendorRetries(int attempts, Duration firstPause, Duration longestPause, Duration lateRetry) {

    /// Eight calls in some four minutes: long enough for a deployment of the vendor's, short enough that an operator
    /// hears of a real outage.
    public static final VendorRetries USUAL = new VendorRetries(8, Duration.ofSeconds(2), Duration.ofMinutes(1),
            Duration.ofHours(20));

    /// Options for mails. Resend answers within a second or so; this is the longer end of what its own client waits.
    public ActivityOptions mails() {
        return ActivityOptions.newBuilder(calls(Duration.ofSeconds(30))).setTaskQueue(EntityWorkflow.MAIL_QUEUE)
                .build();
    }

    /// Options for calls that take the vendor at most so long.
    public ActivityOptions calls(Duration atMost) {
        return ActivityOptions.newBuilder().setStartToCloseTimeout(atMost)
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(attempts).setInitialInterval(firstPause)
                        .setMaximumInterval(longestPause).build())
                .build();
    }
}
