package com.motionmavericks.domain.deliveries;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that is needed to mail a delivery. It holds a person and perhaps a token, so it lives in memory only.
///
/// @param token the derived token of a link, for the templates that have one
public record OutgoingMail(UUID tenantId, Delivery delivery, String email, String name, @Nullable String token) {

    /// The token, of a template that has a link with one.
    public String requiredToken() {
        return Objects.requireNonNull(token);
    }

    /// What the template shows beside name and link, frozen when the delivery was made.
    public <D> D data(Class<D> type) {
        return delivery.data(type);
    }
}
