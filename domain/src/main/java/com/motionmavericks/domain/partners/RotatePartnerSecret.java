package com.motionmavericks.domain.partners;

import java.time.Duration;
import java.util.UUID;

/// The command to replace the secret of a partner.
///
/// @param version that the caller saw
/// @param overlap how long the secret before is accepted too: at most seven days, zero if it has leaked
public record RotatePartnerSecret(UUID id, long version, Duration overlap) {}
