package com.motionmavericks.domain.identity;

import java.time.Instant;

/// What the mails about a change of address show.
///
/// @param studio the tenant's name
public record EmailChangeMailData(String studio, Instant expiresAt) {}
