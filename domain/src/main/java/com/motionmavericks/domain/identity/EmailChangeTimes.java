package com.motionmavericks.domain.identity;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// The durations of changes of address.
///
/// @param lifetime from the request to the expiry of the link
public record EmailChangeTimes(Duration lifetime) {
    /// What a configuration leaves out has its default.
    public EmailChangeTimes {
        lifetime = requireNonNullElse(lifetime, Duration.ofDays(1));
    }
}
