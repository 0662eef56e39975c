package com.resend.services.emails;

import com.resend.core.net.IHttpClient;

/// Opens the SDK's constructor that takes an HTTP client of one's own. It is package-private, and the SDK's own client
/// knows one address only and hides `Retry-After`.
public final class EmailsThrough {
    private EmailsThrough() {}

    public static Emails client(String apiKey, IHttpClient<?> http) {
        return new Emails(apiKey, http);
    }
}
