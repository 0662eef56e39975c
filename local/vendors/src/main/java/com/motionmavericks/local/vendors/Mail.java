package com.motionmavericks.local.vendors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An accepted mail.
///
/// @param fingerprint SHA-256 of the request's body, in hex
/// @param lastEvent `sent`, `delivered` or `bounced`
/// @param traceparent the header of the request that was accepted
record Mail(String id, @Nullable String idempotencyKey, String fingerprint, Instant at, SendEmail email,
        String lastEvent, @Nullable String traceparent) {

    /// Accepted, but not yet delivered or bounced.
    static final String SENT = "sent";

    Mail settled(String event) {
        return new Mail(id, idempotencyKey, fingerprint, at, email, event, traceparent);
    }
}
