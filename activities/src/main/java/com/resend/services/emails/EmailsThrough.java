package com.resend.services.emails;

import com.resend.core.net.IHttpClient;

/// Calls the SDK's package-private constructor that takes an HTTP client. The SDK's own HTTP client has a fixed address
/// and hides `Retry-After`.
public final class EmailsThrough {
    private EmailsThrough() {}

    public static Emails client(String apiKey, IHttpClient<?> http) {
        return new Emails(apiKey, http);
    }
}
