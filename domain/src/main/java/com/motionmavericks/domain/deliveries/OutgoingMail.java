package com.motionmavericks.domain.deliveries;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery with what it takes to mail it. It holds personal data and perhaps a token, so it lives in memory only.
///
/// @param kind the delivery's
/// @param data what the template shows beside name and link, frozen when the delivery was made
/// @param replyTo where answers go; absent for the sender
/// @param token of the link, for the templates that have one
public record OutgoingMail<K extends MailKind, D extends Record>(UUID tenantId, Delivery delivery, K kind, D data,
        String email, String name, @Nullable String replyTo, @Nullable String token) {

    /// A mail whose answers go to its sender.
    public OutgoingMail(UUID tenantId, Delivery delivery, K kind, D data, String email, String name,
            @Nullable String token) {
        this(tenantId, delivery, kind, data, email, name, null, token);
    }

    /// The token, for a template that has one.
    public String requiredToken() {
        return Objects.requireNonNull(token);
    }
}
