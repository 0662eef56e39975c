package com.motionmavericks.domain.identity;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/// The durations of sign-in links.
///
/// @param lifetime from the request to the expiry of the link
public record SignInLinkTimes(Duration lifetime) {
    /// What a configuration leaves out has its default.
    public SignInLinkTimes {
        lifetime = requireNonNullElse(lifetime, Duration.ofMinutes(10));
    }
}
