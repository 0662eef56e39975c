package com.motionmavericks.local.vendors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// A way to misbehave, told by `mode`. `to` limits it to recipients that contain this text, `times` to
/// so many mails or calls; absent means no limit.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({@JsonSubTypes.Type(value = Fault.Fail.class, name = "fail"),
        @JsonSubTypes.Type(value = Fault.Slow.class, name = "slow"),
        @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
        @JsonSubTypes.Type(value = Fault.LoseReply.class, name = "loseReply"),
        @JsonSubTypes.Type(value = Fault.Bounce.class, name = "bounce"),
        @JsonSubTypes.Type(value = Fault.Webhooks.class, name = "webhooks")})
sealed interface Fault {

    @Nullable
    String to();

    @Nullable
    Integer times();

    /// Answers an error status and does nothing.
    record Fail(int status, @Nullable Integer retryAfterSeconds, @Nullable String message, @Nullable String to,
            @Nullable Integer times) implements Fault {
        public Fail {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status must be 400 to 599");
            }
        }
    }

    /// Waits before it does the work.
    record Slow(double delaySeconds, @Nullable String to, @Nullable Integer times) implements Fault {}

    /// Keeps the caller waiting until the faults are mended; then it goes on as if nothing had been.
    record Hang(@Nullable String to, @Nullable Integer times) implements Fault {}

    /// Does the work and closes the connection without an answer.
    record LoseReply(@Nullable String to, @Nullable Integer times) implements Fault {}

    /// Takes a mail that its recipient's server refuses later.
    record Bounce(@Nullable String to, @Nullable Integer times) implements Fault {}

    enum Deliver {
        NEVER,
        TWICE,
        LATE,
        REORDERED
    }

    /// Misdelivers webhooks; a mail is hit with both of its events.
    ///
    /// @param delaySeconds how late, or how far `email.sent` falls behind when reordered; 2 when absent
    record Webhooks(Deliver deliver, double delaySeconds, @Nullable String to, @Nullable Integer times)
            implements
                Fault {
        public Webhooks {
            delaySeconds = delaySeconds > 0 ? delaySeconds : 2;
        }
    }
}
