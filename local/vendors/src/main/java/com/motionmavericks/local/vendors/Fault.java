package com.motionmavericks.local.vendors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// A fault of a vendor; `mode` says which. `to` limits it to recipients whose address contains this text, `times` to this
/// number of mails or calls. Without them there is no limit.
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

    /// Does nothing, and answers with an error status.
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

    /// Keeps the caller waiting until the faults end; then does the work and answers.
    record Hang(@Nullable String to, @Nullable Integer times) implements Fault {}

    /// Does the work and closes the connection without an answer.
    record LoseReply(@Nullable String to, @Nullable Integer times) implements Fault {}

    /// Accepts a mail, which then bounces.
    record Bounce(@Nullable String to, @Nullable Integer times) implements Fault {}

    /// How webhooks are sent.
    enum Deliver {
        NEVER,
        TWICE,
        LATE,
        REORDERED
    }

    /// Sends webhooks in a wrong way. Counts once for a mail, and applies to both of its webhooks.
    ///
    /// @param delaySeconds the delay of late webhooks, or of the first of reordered ones; 2 if absent
    record Webhooks(Deliver deliver, double delaySeconds, @Nullable String to, @Nullable Integer times)
            implements
                Fault {
        public Webhooks {
            delaySeconds = delaySeconds > 0 ? delaySeconds : 2;
        }
    }
}
