package com.motionmavericks.local.standins;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// How the mail vendor is told to misbehave.
///
/// @param to only mails to addresses that hold this; all when absent
/// @param times how often it strikes; until it is mended when absent
/// @param status what `FAIL` answers
/// @param retryAfter seconds that go with it
/// @param seconds how long `SLOW` takes, or webhooks that are `LATE`
record Fault(Mode mode, @Nullable String to, @Nullable AtomicInteger times, @Nullable Integer status,
        @Nullable Integer retryAfter, @Nullable Integer seconds) {

    enum Mode {
        /// Answers an error, and does nothing.
        FAIL,
        /// Takes its time before it does its work.
        SLOW,
        /// Does nothing and never answers, until it is mended.
        HANG,
        /// Does its work, and closes the connection instead of answering.
        LOSE_REPLY,
        /// Never calls back.
        NO_WEBHOOKS,
        /// Calls back twice.
        WEBHOOKS_TWICE,
        /// Calls back later.
        WEBHOOKS_LATE
    }

    boolean strikes(Mode asked, String recipient) {
        return mode == asked && (to == null || recipient.contains(to))
                && (times == null || times.getAndDecrement() > 0);
    }

    int statusOr(int usual) {
        return status == null ? usual : status;
    }

    Duration delay() {
        return Duration.ofSeconds(seconds == null ? 2 : seconds);
    }
}
