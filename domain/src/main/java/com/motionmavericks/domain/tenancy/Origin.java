package com.motionmavericks.domain.tenancy;

import org.jspecify.annotations.Nullable;

/// The origin of a command, for the audit log.
///
/// @param requestId the `X-Request-Id` of the request, or the name of our own process
/// @param address the client's network address
/// @param agent the client's `User-Agent`
public record Origin(String requestId, @Nullable String address, @Nullable String agent) {
    /// An origin inside our own processes.
    public static Origin internal(String name) {
        return new Origin(name, null, null);
    }
}
