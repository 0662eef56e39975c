package com.motionmavericks.domain.identity;

import java.time.Instant;

/// What the mail with a sign-in link shows.
///
/// @param studio the tenant's name
public record SignInLinkMailData(String studio, Instant expiresAt) {}
